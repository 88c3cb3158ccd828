using System;
using System.Globalization;

namespace OpenIntegrations.Http.Signing;

/// <summary>When and for what a signature is made: second, region, service.</summary>
public sealed class SigningScope(DateTimeOffset time, string region, string service)
{
    private const int DateLength = 8;

    private string? _text;

    public DateTimeOffset Time => time;

    public string Region => region;

    public string Service => service;

    /// <summary>The second in the form of <c>x-amz-date</c>, for example <c>20130524T000000Z</c>.</summary>
    public string Timestamp { get; } = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public string Date => Timestamp.Substring(0, DateLength);

    /// <summary>The credential scope: <c>20130524/us-east-1/s3/aws4_request</c>.</summary>
    public override string ToString() => _text ??= $"{Date}/{region}/{service}/aws4_request";

    /// <summary>Reads a timestamp of that form.</summary>
    public static bool TryParseTimestamp(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
