using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>A body that can be filled field by field.</summary>
/// <param name="root">A map or a list; JSON text may also be a single value.</param>
/// <param name="text">The text that it was given as; it is sent unless a field is changed.</param>
internal abstract class TreeDraft(object? root, string? text) : BodyDraft
{
    protected object? Root { get; } = root;

    protected string? Text { get; private set; } = text;

    /// <summary>Sets a field of a map, or an item of a list that is there.</summary>
    /// <exception cref="ArgumentException">The parent of the field is not there, or cannot hold it.</exception>
    public void Insert(string key, object? value)
    {
        (object? parent, string name) = Locate(key);
        switch (parent)
        {
            case TreeMap map: map[name] = value; break;
            case List<object?> list when Index(list, name) is { } at: list[at] = value; break;
            default: throw new ArgumentException($"'{key}' cannot be set: its parent is no map.");
        }
        Text = null;
    }

    /// <summary>Appends to the list under a key; to the root when the key is empty.</summary>
    /// <exception cref="ArgumentException">There is no list.</exception>
    public void Append(string key, object? value)
    {
        object? target = key.Length == 0 ? Root : Step(Locate(key));
        if (target is not List<object?> list)
            throw new ArgumentException(key.Length == 0 ? "The root of the body is no array." : $"'{key}' is no array of the body.");
        list.Add(value);
        Text = null;
    }

    /// <summary>The map or list that a key belongs to, and its name in there.</summary>
    protected virtual (object? Parent, string Name) Locate(string key)
    {
        string[] names = key.Split('.');
        object? parent = Root;
        foreach (string name in names.Take(names.Length - 1))
            parent = Step((parent, name)) ?? throw new ArgumentException($"'{key}' cannot be found: there is no '{name}'.");
        return (parent, names[names.Length - 1]);
    }

    private static object? Step((object? Parent, string Name) place) => place.Parent switch
    {
        TreeMap map => map[place.Name],
        List<object?> list when Index(list, place.Name) is { } at => list[at],
        _ => null,
    };

    private static int? Index(List<object?> list, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < list.Count ? at : null;
}
