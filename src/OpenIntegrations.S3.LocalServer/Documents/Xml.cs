using System;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Documents;

/// <summary>Documents in both directions.</summary>
internal static class Xml
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlWriterSettings s_writing = new()
    {
        Encoding = new UTF8Encoding(false),
        // Keys hold control characters and line ends; S3 writes them as references, and so they come back whole.
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>An answer of status 200 whose body is a document of S3's namespace.</summary>
    public static Answer Document(string root, Action<XmlWriter> content) => Document(200, root, Namespace, content);

    public static Answer Document(int status, string root, string ns, Action<XmlWriter> content)
    {
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, s_writing))
        {
            writer.WriteStartElement(root, ns);
            content(writer);
            writer.WriteEndElement();
        }
        return new Answer(status, new BytesContent(memory.GetBuffer(), (int)memory.Length)).With("Content-Type", "application/xml");
    }

    /// <summary>A stored document, given back as it came.</summary>
    public static Answer Document(string document) =>
        new Answer(200, new BytesContent(Encoding.UTF8.GetBytes(document))).With("Content-Type", "application/xml");

    /// <exception cref="S3Error">It is not XML, has a DTD, another root, or more of anything than a document needs.</exception>
    public static XElement Read(byte[] document, string root)
    {
        if (document.Length == 0) throw new S3Error(ErrorCode.MissingRequestBodyError);
        XElement element = LimitedXml.Read(document);
        return element.Name.LocalName == root ? element : throw new S3Error(ErrorCode.MalformedXML);
    }

    /// <summary>Reads what a bucket or an object keeps.</summary>
    /// <exception cref="S3Error">It is no document.</exception>
    public static XElement ReadStored(string document) => LimitedXml.Read(Encoding.UTF8.GetBytes(document), isOurs: true);
}
