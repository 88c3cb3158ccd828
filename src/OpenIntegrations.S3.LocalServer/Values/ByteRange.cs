using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>A piece of an object.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>
    /// The range that a header asks for; null when it asks for several or for nothing that makes sense, which means the whole.
    /// </summary>
    /// <exception cref="S3Error">No byte of the object lies in it.</exception>
    public static ByteRange? Parse(string? header, long size)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase)) return null;
        string range = header.Substring(Unit.Length).Trim();
        int dash = range.IndexOf('-');
        if (dash < 0 || !IsNumber(range.Substring(0, dash), out long? first) || !IsNumber(range.Substring(dash + 1), out long? last))
            return null;
        if (first is null && last is null || last < first) return null;
        if (first is null) first = last == 0 ? size : Math.Max(0, size - last!.Value);
        else if (last is not null && last < size - 1) return new(first.Value, last.Value - first.Value + 1);
        if (first >= size) throw OutOf(header, size);
        return new(first.Value, size - first.Value);
    }

    /// <summary>What Content-Range says of it.</summary>
    public string ContentRange(long size) =>
        string.Format(CultureInfo.InvariantCulture, "bytes {0}-{1}/{2}", Offset, Offset + Length - 1, size);

    /// <summary>Digits, or nothing. A number beyond all sizes is as good as the largest.</summary>
    private static bool IsNumber(string text, out long? number)
    {
        bool fits = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
        number = fits ? value : text.Length == 0 ? null : long.MaxValue;
        return text.All(c => c is >= '0' and <= '9');
    }

    private static S3Error OutOf(string header, long size)
    {
        string length = size.ToString(CultureInfo.InvariantCulture);
        return ErrorCode.InvalidRange.With("RangeRequested", header).With("ActualObjectSize", length)
            .WithHeader("Content-Range", "bytes */" + length);
    }
}
