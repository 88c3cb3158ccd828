using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpenIntegrations.Http;

/// <summary>Which exceptions are a request's failure and not a mistake in this program, and what the log says of them.</summary>
internal static class Failures
{
    public static bool IsExpected(Exception failure) => failure
        is ArgumentException or FormatException or InvalidOperationException or NotSupportedException
        or IOException or InvalidDataException or UnauthorizedAccessException
        or HttpRequestException or TimeoutException or JsonException or CryptographicException;

    // HttpClient's own message often ends in "see inner exception".
    public static string Explain(Exception failure) =>
        failure.InnerException is { } inner && !failure.Message.Contains(inner.Message) ? $"{failure.Message} {Explain(inner)}" : failure.Message;
}
