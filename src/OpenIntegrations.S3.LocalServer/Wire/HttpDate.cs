using System;
using System.Globalization;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>Dates as HTTP headers carry them: to the second, in GMT.</summary>
internal static class HttpDate
{
    /// <summary>
    /// RFC 9110, section 5.6.7: today's form and two that must still be understood; and the form of XML, which S3 takes as well.
    /// </summary>
    private static readonly string[] s_formats =
    [
        "R",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
        "ddd, dd MMM yyyy HH:mm:ss zzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyyMMdd'T'HHmmss'Z'",
    ];

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, s_formats, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out time);
}
