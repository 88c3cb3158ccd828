using System;
using System.IO;
using System.Text;
using System.Xml;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>A document to send: XML for most operations, JSON for a policy.</summary>
public sealed class S3Document
{
    private S3Document(byte[] bytes, string contentType) => (Bytes, ContentType) = (bytes, contentType);

    public byte[] Bytes { get; }

    public string ContentType { get; }

    /// <summary>
    /// Writes a tree as a document of that root. The tree may be the inside of the root, or have the root as its one member.
    /// </summary>
    /// <exception cref="ArgumentException">The tree does not fit the document; the message names the member.</exception>
    public static S3Document FromTree(string root, TreeMap tree)
    {
        TreeMap content = tree.Count == 1 && tree[root] is TreeMap inside && Shapes.Find(root)?.Find(root) is null ? inside : tree;
        return new(XmlTreeWriter.Write(root, content), "application/xml");
    }

    /// <summary>Writes the inside of a document that a store gave. What the table does not know is the store's own and is kept.</summary>
    internal static S3Document Rewrite(string root, TreeMap content) =>
        new(XmlTreeWriter.Write(root, content, keepsUnknown: true), "application/xml");

    /// <summary>Takes JSON as it is.</summary>
    public static S3Document FromJson(string json) => new(Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>Takes XML as the user wrote it, unchanged but for the encoding that it names.</summary>
    /// <exception cref="ArgumentException">The text is no XML, or its root is another document's.</exception>
    public static S3Document FromXml(string root, string xml)
    {
        string found;
        try
        {
            using XmlReader reader =
                XmlReader.Create(new StringReader(xml),
                    new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            found = reader.LocalName;
            while (reader.Read())
            {
            }
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The {root} document is not well-formed XML: {e.Message}", e);
        }
        if (found != root) throw new ArgumentException($"A {root} document is expected; this XML is a {found} document.");
        return new(Encoding.UTF8.GetBytes(DocumentFile.AsUtf8(xml)), "application/xml");
    }
}
