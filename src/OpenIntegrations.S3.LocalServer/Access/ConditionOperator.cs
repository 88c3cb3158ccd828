using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>How a condition compares.</summary>
/// <param name="Name">As policies write it.</param>
/// <param name="Compare">Whether what the request has fits what the policy says.</param>
/// <param name="IsNegated">Whether the condition holds when nothing fits.</param>
internal sealed record ConditionOperator(string Name, Func<string, string, bool> Compare, bool IsNegated = false)
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    private static readonly Dictionary<string, ConditionOperator> s_all = new ConditionOperator[]
    {
        new("StringEquals", string.Equals), new("StringNotEquals", string.Equals, true),
        new("StringEqualsIgnoreCase", static (given, value) => given.Equals(value, AnyCase)),
        new("StringNotEqualsIgnoreCase", static (given, value) => given.Equals(value, AnyCase), true),
        new("StringLike", Like), new("StringNotLike", Like, true),
        new("ArnEquals", Like), new("ArnNotEquals", Like, true), new("ArnLike", Like), new("ArnNotLike", Like, true),
        new("NumericEquals", Number(static order => order == 0)), new("NumericNotEquals", Number(static order => order == 0), true),
        new("NumericLessThan", Number(static order => order < 0)), new("NumericLessThanEquals", Number(static order => order <= 0)),
        new("NumericGreaterThan", Number(static order => order > 0)), new("NumericGreaterThanEquals", Number(static order => order >= 0)),
        new("DateEquals", Date(static order => order == 0)), new("DateNotEquals", Date(static order => order == 0), true),
        new("DateLessThan", Date(static order => order < 0)), new("DateLessThanEquals", Date(static order => order <= 0)),
        new("DateGreaterThan", Date(static order => order > 0)), new("DateGreaterThanEquals", Date(static order => order >= 0)),
        new("Bool", static (given, value) => given.Equals(value, AnyCase)),
        new("BinaryEquals", string.Equals),
        new("IpAddress", AddressRange.Contains), new("NotIpAddress", AddressRange.Contains, true),
        new("Null", static (_, _) => false),
    }.ToDictionary(o => o.Name);

    public bool IsAboutPresence => Name == "Null";

    /// <summary>Null when nobody knows it.</summary>
    public static ConditionOperator? Find(string name) => s_all.TryGetValue(name, out ConditionOperator? found) ? found : null;

    private static bool Like(string given, string value) => PolicyPattern.Fits(value, given);

    private static Func<string, string, bool> Number(Func<int, bool> fits) => (given, value) =>
        decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal left)
        && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal right) && fits(left.CompareTo(right));

    private static Func<string, string, bool> Date(Func<int, bool> fits) => (given, value) =>
        TryDate(given, out var left) && TryDate(value, out var right) && fits(left.CompareTo(right));

    /// <summary>A date, or the seconds since 1970.</summary>
    private static bool TryDate(string text, out DateTimeOffset date)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            return HttpDate.TryParse(text, out date);
        date = DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
        return true;
    }
}
