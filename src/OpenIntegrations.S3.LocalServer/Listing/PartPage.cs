using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>A piece of the list of an upload's or an object's parts.</summary>
/// <param name="Marker">The number behind which it begins.</param>
/// <param name="Limit">How many parts were asked for.</param>
/// <param name="Shown">Those that are on it.</param>
/// <param name="IsTruncated">Whether there is more behind it. A page on which nothing was to be is no piece that could go on.</param>
internal sealed record PartPage(int Marker, int Limit, IReadOnlyList<ObjectPart> Shown, bool IsTruncated)
{
    /// <param name="parts">All there are, by number.</param>
    /// <param name="marker">The name of the marker, and its text.</param>
    /// <param name="limit">The name of the limit, and its text.</param>
    /// <exception cref="S3Error">One of the texts is no number.</exception>
    public static PartPage Of(IEnumerable<ObjectPart> parts, (string Name, string? Text) marker, (string Name, string? Text) limit)
    {
        int count = ListQuery.LimitOf(limit.Text, limit.Name);
        int after = MarkerOf(marker.Name, marker.Text);
        ObjectPart[] rest = [.. parts.Where(p => p.Number > after)];
        return new(after, count, [.. rest.Take(count)], count > 0 && rest.Length > count);
    }

    public void Write(XmlWriter writer)
    {
        writer.Element("PartNumberMarker", Marker);
        writer.Element("NextPartNumberMarker", Shown.Count == 0 ? 0 : Shown[Shown.Count - 1].Number);
        writer.Element("MaxParts", Limit);
        writer.Element("IsTruncated", IsTruncated);
    }

    private static int MarkerOf(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int marker) ? marker
            : throw ErrorCode.Argument(name, text!, $"Provided {name} not an integer or within integer range");
    }
}
