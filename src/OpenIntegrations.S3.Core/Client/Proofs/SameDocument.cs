using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>
/// Compares a document that was sent with what the store has. Stores add values that were left out, leave out what says nothing, keep an
/// order of their own, and make a list of a single value or the other way round. What they add is no list and no group: those that only
/// the store has were there before.
/// </summary>
internal static class SameDocument
{
    public static bool Holds(object? sent, object? stored)
    {
        if (IsNothing(sent) && IsNothing(stored)) return true;
        if (sent is IEnumerable<object?> || stored is IEnumerable<object?>) return HoldsAll(List(sent), List(stored));
        if (sent is TreeMap map && stored is TreeMap other) return HoldsMembers(map, other);
        return Text(sent) is { } text && text == Text(stored);
    }

    /// <summary>Whether a document says nothing: no text, and nothing that is so.</summary>
    public static bool IsNothing(object? value) => value switch
    {
        null or false => true,
        string text => string.IsNullOrWhiteSpace(text),
        TreeMap map => map.All(m => IsNothing(m.Value)),
        IEnumerable<object?> list => list.All(IsNothing),
        _ => false,
    };

    private static bool HoldsMembers(TreeMap sent, TreeMap stored) =>
        sent.All(m => Holds(m.Value, Find(stored, m.Key)))
            && stored.All(m => m.Value is not (TreeMap or IEnumerable<object?>) || IsNothing(m.Value) || Find(sent, m.Key) is not null);

    /// <summary>Each has one of its own.</summary>
    private static bool HoldsAll(List<object?> sent, List<object?> stored)
    {
        if (sent.Count != stored.Count) return false;
        foreach (object? item in sent)
        {
            int at = stored.FindIndex(other => Holds(item, other));
            if (at < 0) return false;
            stored.RemoveAt(at);
        }
        return true;
    }

    private static List<object?> List(object? value) => value switch
    {
        IEnumerable<object?> list => list.Where(item => !IsNothing(item)).ToList(),
        _ => IsNothing(value) ? [] : [value],
    };

    // MfaDelete is MFADelete at some stores.
    private static object? Find(TreeMap map, string name) =>
        map.FirstOrDefault(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Text(object? value) => value switch
    {
        null or TreeMap => null,
        bool isSo => isSo ? "true" : "false",
        // Stores keep whole seconds, or milliseconds.
        DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };
}
