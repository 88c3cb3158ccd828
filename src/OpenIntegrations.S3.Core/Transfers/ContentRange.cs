using System;
using System.Globalization;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The part of an object that an answer holds: <c>bytes 0-99/1000</c>.</summary>
public readonly record struct ContentRange(long First, long Last, long? Total)
{
    private const string Unit = "bytes ";
    private const string Unknown = "*";

    /// <returns>Null when the header is missing, of another form, or says what cannot be.</returns>
    public static ContentRange? Parse(string? header)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase)) return null;
        string[] sides = header.Substring(Unit.Length).Trim().Split('/');
        string[] ends = sides[0].Split('-');
        if (sides.Length != 2 || ends.Length != 2 || !TryParse(ends[0], out long first) || !TryParse(ends[1], out long last)) return null;
        bool isKnown = TryParse(sides[1], out long total);
        if (last < first || (isKnown ? last >= total : sides[1] != Unknown)) return null;
        return new(first, last, isKnown ? total : null);
    }

    /// <summary>A Range header from a byte to the one before <paramref name="end"/>, or to the last.</summary>
    public static string Header(long first, long? end) =>
        string.Format(CultureInfo.InvariantCulture, "bytes={0}-{1}", first, end is null ? "" : (object)(end.Value - 1));

    /// <summary>What a user may write for a range: <c>0-99</c>, <c>100-</c>, <c>-50</c>, with or without <c>bytes=</c>.</summary>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static string Normalize(string text)
    {
        string range = text.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) ? text.Substring(6) : text;
        string[] sides = range.Trim().Split('-');
        bool valid = sides.Length == 2 && (sides[0].Length > 0 || sides[1].Length > 0)
            && (sides[0].Length == 0 || TryParse(sides[0], out _)) && (sides[1].Length == 0 || TryParse(sides[1], out _));
        if (valid && sides[0].Length > 0 && sides[1].Length > 0)
            valid = long.Parse(sides[0], CultureInfo.InvariantCulture) <= long.Parse(sides[1], CultureInfo.InvariantCulture);
        return valid ? "bytes=" + range.Trim() : throw new FormatException($"'{text}' is no range of bytes. Write 0-99, 100- or -50.");
    }

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
