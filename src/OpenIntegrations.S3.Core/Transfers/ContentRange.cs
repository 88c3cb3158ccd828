using System;
using System.Globalization;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The part of an object that an answer holds: <c>bytes 0-99/1000</c>.</summary>
public readonly record struct ContentRange(long First, long Last, long? Total)
{
    /// <returns>Null when the header is missing or of another form.</returns>
    public static ContentRange? Parse(string? header)
    {
        if (header is null || !header.StartsWith("bytes ", StringComparison.OrdinalIgnoreCase)) return null;
        string[] numbers = header.Substring(6).Split('-', '/');
        if (numbers.Length != 3 || !TryParse(numbers[0], out long first) || !TryParse(numbers[1], out long last)) return null;
        return new(first, last, TryParse(numbers[2], out long total) ? total : null);
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
        if (valid && sides[0].Length > 0 && sides[1].Length > 0) valid = long.Parse(sides[0], CultureInfo.InvariantCulture) <= long.Parse(sides[1], CultureInfo.InvariantCulture);
        return valid ? "bytes=" + range.Trim() : throw new FormatException($"'{text}' is no range of bytes. Write 0-99, 100- or -50.");
    }

    private static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
