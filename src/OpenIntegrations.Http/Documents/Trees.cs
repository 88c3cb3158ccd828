using System;
using System.Collections;
using System.Linq;
using System.Text.Json;

namespace OpenIntegrations;

/// <summary>Makes trees of what callers have: dictionaries, collections, JSON elements.</summary>
public static class Trees
{
    /// <summary>Dictionaries become maps, collections lists; text, bytes and all other values stay as they are.</summary>
    /// <param name="value">What the caller passed.</param>
    /// <param name="plain">Takes the wrapping off a value where the caller's world has one.</param>
    public static object? Read(object? value, Func<object?, object?> plain) => plain(value) switch
    {
        TreeMap map => map,
        IDictionary dictionary => ReadMap(dictionary, plain),
        JsonElement json => JsonTree.Read(json),
        JsonDocument json => JsonTree.Read(json.RootElement),
        string text => text,
        byte[] bytes => bytes,
        IEnumerable several => several.Cast<object?>().Select(item => Read(item, plain)).ToList(),
        var other => other,
    };

    private static TreeMap ReadMap(IDictionary dictionary, Func<object?, object?> plain)
    {
        var map = new TreeMap();
        foreach (DictionaryEntry entry in dictionary) map[Scalars.Format(entry.Key)] = Read(entry.Value, plain);
        return map;
    }
}
