using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Rules;

/// <summary>Which objects a rule is for. All that is said must hold; a filter that says nothing is for every object.</summary>
public sealed class RuleFilter
{
    public string? Prefix { get; init; }

    public TagSet? Tags { get; init; }

    /// <summary>Only objects with more bytes.</summary>
    public long? LargerThan { get; init; }

    /// <summary>Only objects with fewer bytes.</summary>
    public long? SmallerThan { get; init; }

    /// <summary>Whether it is for every object.</summary>
    public bool IsOpen => string.IsNullOrEmpty(Prefix) && Count == 0;

    private int Count => (Tags?.Tags.Count ?? 0) + (LargerThan is null ? 0 : 1) + (SmallerThan is null ? 0 : 1);

    /// <summary>The Filter element's inside: one condition stands alone, several stand in an And.</summary>
    public TreeMap ToTree()
    {
        List<object?> tags = Tags?.ToTree().GetMaps("TagSet", "Tag").ToList<object?>() ?? [];
        bool isOne = (string.IsNullOrEmpty(Prefix) ? 0 : 1) + Count <= 1;
        var conditions = new TreeMap();
        if (IsOpen) conditions.Add("Prefix", "");
        else if (!string.IsNullOrEmpty(Prefix)) conditions.Add("Prefix", Prefix);
        if (tags.Count > 0) conditions.Add("Tag", isOne ? tags[0] : tags);
        if (LargerThan is not null) conditions.Add("ObjectSizeGreaterThan", LargerThan);
        if (SmallerThan is not null) conditions.Add("ObjectSizeLessThan", SmallerThan);
        return isOne ? conditions : new TreeMap { { "And", conditions } };
    }

    /// <summary>The filter in words, as a part of a rule's name.</summary>
    public override string ToString() => string.Join(" ", new[]
    {
        Prefix, Tags?.ToHeader(), LargerThan is { } more ? $">{Scalars.Format(more)}" : null,
        SmallerThan is { } less ? $"<{Scalars.Format(less)}" : null,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
