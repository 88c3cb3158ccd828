using System.Globalization;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>What a GET asks of an object: all of it, a range of its bytes, or a part by its number.</summary>
/// <param name="First">The first byte; null when not given.</param>
/// <param name="Last">The last byte; with <see cref="First"/> missing, how many bytes of the end are meant.</param>
/// <param name="PartNumber">The number of the part; null for no part.</param>
internal readonly record struct Wanted(long? First, long? Last, string? PartNumber)
{
    public bool IsWhole => First is null && Last is null && PartNumber is null;

    public static Wanted Of(S3Request get)
    {
        if (get.Query["partNumber"] is { } number) return new(null, null, number);
        if (get.Headers["Range"] is not { } range) return default;
        string[] sides = range.Substring(range.IndexOf('=') + 1).Split('-');
        return sides.Length == 2 ? new(Number(sides[0]), Number(sides[1]), null) : default;
    }

    /// <summary>Where the bytes lie in an object of that length; null where only the store knows.</summary>
    public (long First, long Last)? In(long total) => this switch
    {
        { PartNumber: not null } => null,
        { First: { } first, Last: { } last } => (first, System.Math.Min(last, total - 1)),
        { First: { } first } => (first, total - 1),
        { Last: { } count } => (System.Math.Max(0, total - count), total - 1),
        _ => (0, total - 1),
    };

    public override string ToString() => PartNumber is not null ? $"part {PartNumber}" : IsWhole ? "the object" : $"bytes {First}-{Last}";

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
