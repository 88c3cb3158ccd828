using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Dates as people write them. .NET takes <c>1.5</c> for a day of this year and <c>03.04.2030</c> for the third month's, whoever wrote it:
/// here a date says its year, and its order is one that everybody reads alike or PowerShell's own.
/// </summary>
public static class WrittenDate
{
    /// <summary>The form, for a message.</summary>
    public const string Forms = "2030-01-31 or 2030-01-31T00:00:00Z";

    private const string Day = @"[0-9]{1,2}";
    private const string Year = @"[0-9]{4}(?![0-9])";
    private const string Month = @"\p{L}{3,}";
    private const string YearFirst = $@"{Year}([-/]){Day}\1{Day}(?![0-9])";
    private const string MonthFirst = $"{Day}/{Day}/{Year}";
    private const string MonthByName = $@"(?:\p{{L}}+,?\s+)?(?:{Day}[\s-]{Month}[\s-]{Year}|{Month}\s+{Day},?\s+{Year})";

    private static readonly Regex s_plain =
        new($@"^\s*(?:{YearFirst}|{MonthFirst}|{MonthByName})", RegexOptions.CultureInvariant);

    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a date that names none.</param>
    /// <param name="date">The moment, in UTC.</param>
    public static bool TryParse(string text, DateTimeStyles zone, out DateTime date)
    {
        date = default;
        return s_plain.IsMatch(text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, zone | DateTimeStyles.AdjustToUniversal, out date);
    }
}
