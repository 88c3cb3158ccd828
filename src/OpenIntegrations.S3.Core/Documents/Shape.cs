using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Documents;

public enum ShapeKind
{
    Map,
    Text,
    Integer,
    Long,
    Boolean,
    Timestamp,
}

/// <summary>What an element of an S3 document is: its name, its type, whether it can repeat, and its members in their order.</summary>
public sealed class Shape(string name, ShapeKind kind, bool repeats, bool isAttribute)
{
    private readonly List<Shape> _members = new();

    public string Name => name;

    /// <summary>The name without its namespace prefix.</summary>
    public string LocalName { get; } = name.Substring(name.IndexOf(':') + 1);

    public ShapeKind Kind => kind;

    public bool Repeats => repeats;

    public bool IsAttribute => isAttribute;

    /// <summary>The words that it can be; none where it can be any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<Shape> Members => _members;

    /// <summary>The members that can repeat: a document always has them, as lists.</summary>
    internal List<Shape> Lists { get; } = new();

    internal List<Shape> Attributes { get; } = new();

    /// <summary>Some answers are an element that holds text and is documented as a map of itself (LocationConstraint).</summary>
    public bool IsText => kind != ShapeKind.Map || (_members.Count == 1 && _members[0].Name == name);

    internal void Add(Shape member)
    {
        _members.Add(member);
        if (member.Repeats) Lists.Add(member);
        if (member.IsAttribute) Attributes.Add(member);
    }

    /// <summary>
    /// The way to the list that is all a document holds (<c>TagSet</c>, <c>Tag</c>); empty when it holds more than one list, or values.
    /// </summary>
    public IReadOnlyList<Shape> SoleList()
    {
        var path = new List<Shape>();
        for (Shape at = this; at.Members.Count == 1 && at.Members[0].Kind == ShapeKind.Map; at = at.Members[0])
        {
            path.Add(at.Members[0]);
            if (at.Members[0].Repeats) return path;
        }
        return [];
    }

    public Shape? Find(string member, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (Shape candidate in _members)
        {
            if (string.Equals(candidate.Name, member, comparison)) return candidate;
        }
        return null;
    }
}
