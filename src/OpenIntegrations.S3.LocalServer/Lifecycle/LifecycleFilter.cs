using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Lifecycle;

/// <summary>Which objects a rule is about.</summary>
internal sealed record LifecycleFilter(string Prefix, IReadOnlyList<Tag> Tags, long Above, long Below)
{
    public static LifecycleFilter Of(XElement rule)
    {
        XElement? filter = rule.One("Filter");
        XElement all = filter?.One("And") ?? filter ?? rule;
        Tag[] tags = filter is null ? [] : [.. all.All("Tag").Select(t => new Tag(t.Text("Key") ?? "", t.Text("Value") ?? ""))];
        return new(all.Text("Prefix") ?? "", tags, Number(all.Text("ObjectSizeGreaterThan"), -1),
            Number(all.Text("ObjectSizeLessThan"), long.MaxValue));
    }

    public bool Fits(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    public bool Fits(ObjectVersion version) => Fits(version.Key) && version.Size > Above && version.Size < Below
        && Tags.All(tag => version.Tags?.Contains(tag) == true);

    private static long Number(string? text, long otherwise) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : otherwise;
}
