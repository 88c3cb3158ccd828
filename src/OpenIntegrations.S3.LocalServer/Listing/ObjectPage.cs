using System.Xml;

namespace OpenIntegrations.S3.Local;

/// <summary>What both lists of objects have in common.</summary>
internal static class ObjectPage
{
    /// <summary>The newest version of each key, where that is not a delete marker.</summary>
    public static Page<ObjectVersion> Of(Bucket bucket, ListQuery query, Bound? start) =>
        bucket.Objects.Read(keys => Page<ObjectVersion>.Of(keys, query, start, static (_, versions) => versions[0].IsDeleteMarker ? [] : [versions[0]]));

    /// <summary>The last name on a page, where the next one goes on.</summary>
    public static string LastName(this Page<ObjectVersion> page) => page.EndsWithPrefix ?? page.Items[page.Items.Count - 1].Key;

    public static void Write(XmlWriter writer, Page<ObjectVersion> page, ListQuery query, bool withOwner)
    {
        foreach (ObjectVersion version in page.Items)
        {
            writer.WriteStartElement("Contents");
            writer.Element("Key", query.Encode(version.Key));
            WriteFacts(writer, version);
            if (withOwner) Owner.Write(writer);
            writer.WriteEndElement();
        }
        query.WriteCommonPrefixes(writer, page.CommonPrefixes);
    }

    /// <summary>What every list says of a version that has bytes.</summary>
    public static void WriteFacts(XmlWriter writer, ObjectVersion version)
    {
        writer.Element("LastModified", version.Modified);
        writer.Element("ETag", version.QuotedETag);
        writer.Element("ChecksumAlgorithm", version.Checksum?.Algorithm);
        writer.Element("ChecksumType", version.Checksum?.Type);
        writer.Element("Size", version.Size);
        writer.Element("StorageClass", version.StorageClass ?? StorageClass.Standard);
    }
}
