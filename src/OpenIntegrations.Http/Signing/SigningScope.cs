using System;
using System.Globalization;

namespace OpenIntegrations.Http.Signing;

/// <summary>When and for what a signature is made: second, region, service.</summary>
public sealed record SigningScope(DateTimeOffset Time, string Region, string Service)
{
    /// <summary>The second in the form of <c>x-amz-date</c>, for example <c>20130524T000000Z</c>.</summary>
    public string Timestamp => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public string Date => Time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The credential scope: <c>20130524/us-east-1/s3/aws4_request</c>.</summary>
    public override string ToString() => string.Join("/", Date, Region, Service, "aws4_request");

    /// <summary>Reads a timestamp of that form.</summary>
    public static bool TryParseTimestamp(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
