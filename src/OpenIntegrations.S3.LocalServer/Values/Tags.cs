using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>
/// Tags and their limits.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
/// </summary>
internal static class Tags
{
    public const int ObjectLimit = 10;
    public const int BucketLimit = 50;
    private const int MaxKey = 128;
    private const int MaxValue = 256;
    private const string Marks = "+-=._:/@";
    private static readonly XNamespace s_s3 = Xml.Namespace;

    /// <param name="document">A Tagging document or the element that holds a bucket's first tags.</param>
    /// <param name="limit">How many there may be.</param>
    public static IReadOnlyList<Tag> Read(XElement document, int limit)
    {
        XElement set = document.Name.LocalName == "Tags" ? document : document.One("TagSet") ?? throw new S3Error(ErrorCode.MalformedXML);
        return Check([.. set.All("Tag").Select(t => new Tag(t.Needed("Key"), t.Needed("Value")))], limit);
    }

    /// <summary>Reads the header form, <c>a=1&amp;b=two%20words</c>; null when there is no header.</summary>
    public static IReadOnlyList<Tag>? OfHeader(string? header)
    {
        if (header is null) return null;
        var pairs = QueryString.Parse(header.Replace("+", "%20")).Decoded;
        return Check([.. pairs.Select(p => new Tag(p.Key, p.Value ?? ""))], ObjectLimit);
    }

    public static void Write(XmlWriter writer, IEnumerable<Tag> tags)
    {
        writer.WriteStartElement("TagSet");
        foreach (Tag tag in tags)
        {
            writer.WriteStartElement("Tag");
            writer.Element("Key", tag.Key);
            writer.Element("Value", tag.Value);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    public static string Document(IEnumerable<Tag> tags) => new XElement(
        s_s3 + "Tagging",
        new XElement(s_s3 + "TagSet",
            tags.Select(t => new XElement(s_s3 + "Tag", new XElement(s_s3 + "Key", t.Key), new XElement(s_s3 + "Value", t.Value)))))
                .ToString(SaveOptions.DisableFormatting);

    private static Tag[] Check(Tag[] tags, int limit)
    {
        if (tags.Length > limit)
            throw limit == ObjectLimit
                ? new S3Error(ErrorCode.BadRequest, "Object tags cannot be greater than 10")
                : new S3Error(ErrorCode.InvalidTag, "Bucket tag count cannot be greater than 50");
        if (tags.Select(t => t.Key).Distinct().Count() < tags.Length)
            throw new S3Error(ErrorCode.InvalidTag, "Cannot provide multiple Tags with the same key");
        foreach (Tag tag in tags)
        {
            if (tag.Key.Length is 0 or > MaxKey || !tag.Key.All(IsAllowed))
                throw new S3Error(ErrorCode.InvalidTag, "The TagKey you have provided is invalid").With("TagKey", tag.Key);
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new S3Error(ErrorCode.InvalidTag, "System tags cannot be added/updated by requester").With("TagKey", tag.Key);
            if (tag.Value.Length > MaxValue || !tag.Value.All(IsAllowed))
                throw new S3Error(ErrorCode.InvalidTag, "The TagValue you have provided is invalid").With("TagKey", tag.Key)
                    .With("TagValue", tag.Value);
        }
        return tags;
    }

    private static bool IsAllowed(char c) =>
        char.IsLetterOrDigit(c) || c == ' ' || Marks.Contains(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
