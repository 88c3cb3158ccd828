using System;
using System.Globalization;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Credentials and when they end; null when nobody said.</summary>
internal sealed record ExpiringCredentials(Credentials Credentials, DateTimeOffset? Expires)
{
    // What STS, metadata servers, processes, single sign-on and scripts call the same four things.
    private static readonly string[] s_access = ["AccessKeyId", "AccessKey", "accessKeyId"];
    private static readonly string[] s_secret = ["SecretAccessKey", "SecretKey", "secretAccessKey"];
    private static readonly string[] s_token = ["SessionToken", "Token", "sessionToken"];
    private static readonly string[] s_end = ["Expiration", "expiration", "Expires"];

    /// <summary>Reads them off a document; null when it has no access key.</summary>
    /// <param name="document">The members, under one of the names that are in use for them.</param>
    /// <param name="defaultSecret">The secret when the document has none.</param>
    public static ExpiringCredentials? Read(TreeMap document, string? defaultSecret = null)
    {
        string? access = Text(document, s_access);
        string? secret = Text(document, s_secret) ?? defaultSecret;
        if (access is null || secret is null) return null;
        return new(CleanCredentials.Of(access, secret, Text(document, s_token)), Time(Find(document, s_end)));
    }

    private static string? Text(TreeMap document, string[] names) =>
        Find(document, names) is { } value && Scalars.Format(value) is { Length: > 0 } text ? text : null;

    private static object? Find(TreeMap document, string[] names)
    {
        foreach (var (name, value) in document)
        {
            if (value is not null && Array.Exists(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))) return value;
        }
        return null;
    }

    private static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => time,
        TimeSpan => null,
        long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        string text
            when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) =>
                time,
        string { Length: > 0 } text => throw new FormatException($"'{text}' is not a time."),
        _ => null,
    };
}
