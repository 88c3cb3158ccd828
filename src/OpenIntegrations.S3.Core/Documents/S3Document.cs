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
    /// <exception cref="UnknownMemberException">The table of shapes does not know a member.</exception>
    /// <exception cref="ArgumentException">The tree does not fit the document; the message names the member.</exception>
    public static S3Document FromTree(string root, TreeMap tree) => Write(root, tree, keepsUnknown: false);

    /// <summary>
    /// The same of a document that a store gave, or whose members nobody is to check: what the table does not know is a store's own, or
    /// newer than it, and is kept.
    /// </summary>
    public static S3Document Rewrite(string root, TreeMap tree) => Write(root, tree, keepsUnknown: true);

    /// <summary>Takes JSON as it is.</summary>
    public static S3Document FromJson(string json) => new(Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>Writes a policy.</summary>
    public static S3Document FromPolicy(TreeMap policy) => FromJson(JsonTree.Write(DocumentDates.UniversalTree(policy), indented: false));

    /// <summary>Takes XML as the user wrote it, unchanged but for the encoding that it names.</summary>
    /// <param name="root">The root that is due.</param>
    /// <param name="xml">The document.</param>
    /// <param name="isChecked">Whether members and the kinds of their values are held against the table of shapes.</param>
    /// <exception cref="UnknownMemberException">The table of shapes does not know a member.</exception>
    /// <exception cref="ArgumentException">The text is no XML, or its root is another document's.</exception>
    public static S3Document FromXml(string root, string xml, bool isChecked = true)
    {
        try
        {
            string found = RootOf(xml);
            if (found != root) throw new ArgumentException($"A {root} document is expected; this XML is a {found} document.");
            byte[] bytes = Encoding.UTF8.GetBytes(DocumentFile.AsUtf8(xml));
            if (isChecked) XmlTreeWriter.Check(root, XmlTree.Read(new ArraySegment<byte>(bytes))[root]);
            return new(bytes, "application/xml");
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The {root} document is not well-formed XML: {e.Message}", e);
        }
    }

    private static S3Document Write(string root, TreeMap tree, bool keepsUnknown)
    {
        TreeMap content = tree.Count == 1 && tree[root] is TreeMap inside && Shapes.Find(root)?.Find(root) is null ? inside : tree;
        return new(XmlTreeWriter.Write(root, content, keepsUnknown), "application/xml");
    }

    // To its end: what is no XML there is none.
    private static string RootOf(string xml)
    {
        using XmlReader reader =
            XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        reader.MoveToContent();
        string root = reader.LocalName;
        while (reader.Read())
        {
        }
        return root;
    }
}
