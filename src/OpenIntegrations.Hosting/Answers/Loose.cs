using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>
/// Reads answers that are not strict: names in other cases, numbers as text, an empty list where there is an empty map, one item where
/// there is a list.
/// </summary>
internal static class Loose
{
    /// <summary>A name without the differences that do not count.</summary>
    public static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    /// <summary>The value of the first of these names that the map has, in whatever case; null for none.</summary>
    public static object? Get(TreeMap? map, params string[] names)
    {
        foreach (string name in names)
        {
            foreach (var (key, value) in map ?? new TreeMap())
            {
                if (Plain(key) == Plain(name) && value is not null) return value;
            }
        }
        return null;
    }

    public static string? Text(TreeMap? map, params string[] names) => Get(map, names) switch
    {
        null or TreeMap or List<object?> => null,
        var value => Scalars.Format(value) is { Length: > 0 } text ? text : null,
    };

    /// <summary>A whole number; null for what is none.</summary>
    public static long? Number(object? value) => value switch
    {
        int number => number,
        long number => number,
        BigInteger big when big >= long.MinValue && big <= long.MaxValue => (long)big,
        double number when Math.Floor(number) == number && Math.Abs(number) < 1e15 => (long)number,
        string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        string text when double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
            Number(number),
        _ => null,
    };

    public static decimal? Money(object? value) => value switch
    {
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => (decimal)number,
        string text
            when decimal.TryParse(text.Trim(), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
                out decimal number) => number,
        _ => null,
    };

    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out bool flag) => flag,
        _ => Number(value) is { } number ? number != 0 : null,
    };

    /// <summary>A time in UTC, from ISO 8601 or from Unix seconds.</summary>
    public static DateTime? Time(object? value)
    {
        if (Number(value) is > 0 and < 100_000_000_000 and { } seconds) return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        bool isTime =
            DateTime.TryParse(value as string, CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time);
        return isTime ? time : null;
    }

    public static TreeMap? Map(object? value) => value as TreeMap ?? (value is List<object?> { Count: 0 } ? new TreeMap() : null);

    /// <summary>The items of a list, of a map whose names are an index or the items' own, or the one item in a list's place.</summary>
    public static IEnumerable<object?> Items(object? value) => value switch
    {
        null or "" or false => [],
        List<object?> list => list,
        TreeMap { Count: 0 } => [],
        TreeMap map when map.All(m => m.Value is TreeMap) => map.Select(m => m.Value),
        TreeMap map when map.All(m => Number(m.Key) is not null) => map.Select(m => m.Value),
        _ => [value],
    };

    /// <summary>Whether a value says something.</summary>
    public static bool IsSomething(object? value) => value switch
    {
        null or "" or false or 0 or "0" => false,
        TreeMap map => map.Count > 0,
        List<object?> list => list.Count > 0,
        _ => true,
    };
}
