using System.Xml;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>What both lists of objects have in common.</summary>
internal static class ObjectPage
{
    /// <summary>The newest version of each key, where that is not a delete marker.</summary>
    public static Page<ObjectVersion> Of(Bucket bucket, ListQuery query, Bound? start) =>
        bucket.Objects.Read(keys =>
            Page<ObjectVersion>.Of(keys, query, start, static (_, versions) => versions[0].IsDeleteMarker ? [] : [versions[0]]));

    /// <summary>The last name on a page, where the next one goes on.</summary>
    public static string LastName(this Page<ObjectVersion> page) => page.EndsWithPrefix ?? page.Items[page.Items.Count - 1].Key;

    /// <param name="writer">Takes it.</param>
    /// <param name="page">What there is.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="bucketOwner">Who owns what has no other owner; null to name none.</param>
    public static void Write(XmlWriter writer, Page<ObjectVersion> page, ListQuery query, Owner? bucketOwner)
    {
        foreach (ObjectVersion version in page.Items)
        {
            writer.WriteStartElement("Contents");
            writer.Element("Key", query.Encode(version.Key));
            WriteFacts(writer, version);
            if (bucketOwner is not null) (version.Owner ?? bucketOwner).Write(writer);
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
