using System;
using System.Collections;
using System.Linq;
using System.Text.Json;

namespace OpenIntegrations.Http.Documents;

/// <summary>Makes trees of what callers have: dictionaries, collections, JSON elements.</summary>
public static class Trees
{
    // As deep as JSON readers go, and then some.
    private const int MaxDepth = 100;

    /// <summary>Dictionaries become maps, collections lists; text, bytes and all other values stay as they are.</summary>
    /// <param name="value">What the caller passed.</param>
    /// <param name="plain">Takes the wrapping off a value where the caller's world has one.</param>
    /// <exception cref="ArgumentException">It is nested too deep, most often because it contains itself.</exception>
    public static object? Read(object? value, Func<object?, object?> plain) => Read(value, plain, 0);

    private static object? Read(object? value, Func<object?, object?> plain, int depth) => plain(value) switch
    {
        _ when depth > MaxDepth => throw new ArgumentException($"The value is nested more than {MaxDepth} deep; does it contain itself?"),
        TreeMap map => map,
        IDictionary dictionary => ReadMap(dictionary, plain, depth + 1),
        JsonElement json => JsonTree.Read(json),
        JsonDocument json => JsonTree.Read(json.RootElement),
        string text => text,
        byte[] bytes => bytes,
        IEnumerable several => several.Cast<object?>().Select(item => Read(item, plain, depth + 1)).ToList(),
        var other => other,
    };

    private static TreeMap ReadMap(IDictionary dictionary, Func<object?, object?> plain, int depth)
    {
        var map = new TreeMap();
        foreach (DictionaryEntry entry in dictionary) map[Scalars.Format(entry.Key)] = Read(entry.Value, plain, depth);
        return map;
    }
}
