using System;
using System.Globalization;

namespace OpenIntegrations.Http.Documents;

/// <summary>Single values as the text that goes over the wire.</summary>
public static class Scalars
{
    /// <summary>
    /// The form in which a value goes into documents, forms and queries: <c>true</c>, <c>12</c>, <c>2013-05-24T00:00:00.000Z</c>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The value has no text: .NET gives the name of its type instead, and that is never what is meant.
    /// </exception>
    public static string Format(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => Iso8601(time),
        DateTimeOffset time => Iso8601(time.UtcDateTime),
        // Nobody but PowerShell 7 has them, and their usual text puts the month first.
        IFormattable day when day.GetType().FullName is "System.DateOnly" or "System.TimeOnly" =>
            day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() is not { } own ? ""
            : own == value.GetType().ToString() ? throw new ArgumentException($"A {value.GetType().Name} has no text.") : own,
    };

    /// <summary>The form of a date in an HTTP header: <c>Fri, 24 May 2013 00:00:00 GMT</c>.</summary>
    public static string HttpDate(DateTime time) => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    public static string Iso8601(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
