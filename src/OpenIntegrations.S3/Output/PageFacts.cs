using System;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>
/// What a page says of all that it lists, such as the owner of the buckets: neither the items, nor what was asked for, nor how the list
/// goes on.
/// </summary>
internal static class PageFacts
{
    private static readonly string[] s_ofThePage = ["Bucket", "Key", "Name", "IsTruncated", "KeyCount", "AnnotationCount"];

    public static TreeMap Of(string root, TreeMap page, S3Answer answer)
    {
        var facts = new TreeMap();
        foreach (Shape member in Shapes.Find(root)!.Members.Where(m => !IsOfThePage(m, answer)))
        {
            if (page[member.Name] is { } value) facts.Add(member.Name, value);
        }
        return facts;
    }

    private static bool IsOfThePage(Shape member, S3Answer answer) => member.Repeats || member.SoleList().Count > 0
        || Array.IndexOf(s_ofThePage, member.Name) >= 0
        || answer.Request.Route?.Holes.Any(hole => hole.Hole == member.Name || hole.Next == member.Name) == true;
}
