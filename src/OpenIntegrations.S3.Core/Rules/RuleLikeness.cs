using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Rules;

/// <summary>
/// Whether two rules say the same: their members in any order, one value also where a list has only that, values as texts.
/// </summary>
internal static class RuleLikeness
{
    public static bool Of(object? one, object? other)
    {
        if (one is not TreeMap a || other is not TreeMap b) return IsSameList(one, other);
        string[] said = Said(a), alsoSaid = Said(b);
        return said.Length == alsoSaid.Length && said.All(name => alsoSaid.Contains(name) && Of(a[name], b[name]));
    }

    private static bool IsSameList(object? one, object? other)
    {
        if (one is not List<object?> && other is not List<object?>)
            return one is not TreeMap && other is not TreeMap && Text(one) == Text(other);
        var (a, b) = (one as List<object?> ?? [one], other as List<object?> ?? [other]);
        return a.Count == b.Count && a.Zip(b, Of).All(same => same);
    }

    private static string[] Said(TreeMap map) =>
        [.. map.Where(m => m.Value is not (null or List<object?> { Count: 0 })).Select(m => m.Key)];

    private static string Text(object? value) => Scalars.Format(DocumentDates.Universal(value ?? ""));
}
