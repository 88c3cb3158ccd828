using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenIntegrations.S3.Documents;

/// <summary>Spans of time as people write them: <c>30d</c>, <c>1d12h</c>, <c>90s</c>, <c>7.00:00:00</c>, or a bare number.</summary>
public static class Duration
{
    /// <summary>The forms, for a message.</summary>
    public const string Forms = "30s, 15m, 12h, 7d, 2w, or a span such as 1.12:00:00";

    private static readonly Regex s_words = new("^" + string.Concat(Part("w"), Part("d"), Part("h"), Part("m(?:in)?"), Part("s")) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly TimeSpan[] s_units =
        [TimeSpan.FromDays(7), TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1)];

    /// <summary>Reads a span; null when the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What a bare number counts.</param>
    public static TimeSpan? Parse(string text, TimeSpan unit)
    {
        string bare = text.Trim();
        if (double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return Times(unit, number);
        // A span of PowerShell's own; a number with a point in it was one above.
        if (bare.Contains(':'))
            return TimeSpan.TryParse(bare, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
        Match match = s_words.Match(bare);
        return bare.Length > 0 && match.Success ? Sum(match) : null;
    }

    /// <summary>A number of units; null when that is longer than any span.</summary>
    public static TimeSpan? Times(TimeSpan unit, double number)
    {
        double ticks = unit.Ticks * number;
        return double.IsNaN(ticks) || Math.Abs(ticks) >= long.MaxValue ? null : TimeSpan.FromTicks((long)ticks);
    }

    private static string Part(string unit) => @"(?:([0-9]+(?:\.[0-9]+)?)\s*" + unit + @"\s*)?";

    private static TimeSpan? Sum(Match match)
    {
        double ticks = 0;
        for (int i = 0; i < s_units.Length; i++)
        {
            if (match.Groups[i + 1].Value is { Length: > 0 } digits)
                ticks += s_units[i].Ticks * double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }
        return Times(TimeSpan.FromTicks(1), ticks);
    }
}
