using System;
using System.IO;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>What may go wrong with stored profiles, and is no fault of this module.</summary>
internal static class ProfileErrors
{
    public static bool IsExpected(Exception failure) =>
        failure is S3ConfigurationException or TimeoutException or UnauthorizedAccessException or IOException or ArgumentException;

    public static S3ConfigurationException Missing(string name, RemedyKind? remedy = null) =>
        new($"There is no profile '{name}'.") { Remedy = remedy is { } kind ? new Remedy(kind) : null };
}
