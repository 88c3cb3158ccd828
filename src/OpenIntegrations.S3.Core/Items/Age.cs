using System;
using System.Globalization;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Items;

/// <summary>How long ago something was, as people write it: <c>30d</c>, <c>12h</c>, <c>90m</c>, <c>2w</c>, or a date.</summary>
public static class Age
{
    /// <summary>
    /// A span. A number alone is none, because nobody knows of what, and neither is one of M: who means months must not get minutes.
    /// </summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        TimeSpan? read = IsNumber(text) || text.Contains('M') ? null : Duration.Parse(text, TimeSpan.Zero);
        span = read ?? TimeSpan.Zero;
        return read >= TimeSpan.Zero;
    }

    /// <summary>The moment that is meant, in UTC: so long ago, or a date.</summary>
    /// <param name="text">A span or a date. A date without a zone is in the zone of this machine.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTime Moment(string text, DateTimeOffset now)
    {
        if (TryParse(text, out TimeSpan span)) return Before(now, span);
        return WrittenDate.TryParse(text, DateTimeStyles.AssumeLocal, out DateTime date) ? date
            : throw new FormatException($"'{text}' is no time. Times are written 30d, 12h, 90m, 2w, or as a date such as 2026-01-31.");
    }

    /// <summary>So long ago, in UTC; the beginning of time when that is longer.</summary>
    public static DateTime Before(DateTimeOffset now, TimeSpan span) =>
        span < now.UtcDateTime - DateTime.MinValue ? now.UtcDateTime - span : DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
