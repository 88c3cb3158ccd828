using System;
using System.IO;
using System.Net.Http;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpenIntegrations.Http.Client;

/// <summary>Which exceptions are a request's failure and not a mistake in this program, and what the log says of them.</summary>
internal static class Failures
{
    public static bool IsExpected(Exception failure) => failure
        is ArgumentException or FormatException or InvalidOperationException or NotSupportedException
        or IOException or InvalidDataException or UnauthorizedAccessException
        or HttpRequestException or TimeoutException or JsonException or CryptographicException;

    public static string Explain(Exception failure)
    {
        // HttpClient's own message often ends so; the inner one stands right behind it here.
        string message = failure.Message.Replace(", see inner exception.", ".");
        return failure.InnerException is { } inner && !message.Contains(inner.Message) ? $"{message} {Explain(inner)}{Advice(inner)}"
            : message;
    }

    private static string Advice(Exception inner) =>
        inner is AuthenticationException && inner.Message.Contains("certificate") ? ". Name an authority of your own with SetTLS." : "";
}
