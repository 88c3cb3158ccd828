using System;
using System.Globalization;

namespace OpenIntegrations.S3.Documents;

/// <summary>Text to typed values and back, in the forms that S3 writes.</summary>
public static class Scalars
{
    private const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    /// <summary>The typed form of an element's text; the text itself when it does not have that form.</summary>
    internal static object Parse(string text, ShapeKind kind) => kind switch
    {
        ShapeKind.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) => value,
        ShapeKind.Long when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => value,
        ShapeKind.Boolean when string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) => true,
        ShapeKind.Boolean when string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) => false,
        ShapeKind.Timestamp when DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTime value) => value,
        _ => text,
    };

    /// <summary>The form in which a value goes into XML and queries: <c>true</c>, <c>12</c>, <c>2013-05-24T00:00:00.000Z</c>.</summary>
    public static string Format(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => Iso8601(time),
        DateTimeOffset time => Iso8601(time.UtcDateTime),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The form of a date in an HTTP header: <c>Fri, 24 May 2013 00:00:00 GMT</c>.</summary>
    public static string HttpDate(DateTime time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    public static string Iso8601(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
