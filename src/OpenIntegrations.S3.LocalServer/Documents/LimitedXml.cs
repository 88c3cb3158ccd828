using System;
using System.Globalization;
using System.IO;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Documents;

/// <summary>
/// Reads documents that strangers send. They are looked through before a tree is made of them: a tree costs much more than its text, and
/// the square of its depth.
/// </summary>
internal static class LimitedXml
{
    /// <summary>The deepest document of S3, a replication, has seven levels.</summary>
    public const int MaxDepth = 32;

    /// <summary>Ten thousand parts of an upload with a number, an entity tag and five checksums each are 80,000.</summary>
    public const int MaxElements = 100_000;

    /// <summary>An element of S3's has three, those that declare namespaces included.</summary>
    public const int MaxAttributes = 16;

    private static readonly XmlReaderSettings s_strict = Settings(checksCharacters: true);
    private static readonly XmlReaderSettings s_lenient = Settings(checksCharacters: false);

    /// <param name="document">The bytes.</param>
    /// <param name="isOurs">Whether it was accepted once already: the server of before took characters that XML does not have.</param>
    /// <exception cref="S3Error">It is no XML, or goes beyond a limit.</exception>
    public static XElement Read(byte[] document, bool isOurs = false)
    {
        XmlReaderSettings settings = isOurs ? s_lenient : s_strict;
        try
        {
            using (var scout = XmlReader.Create(new MemoryStream(document), settings)) Check(scout);
            using var reader = XmlReader.Create(new MemoryStream(document), settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            // The latter is the runtime's own mistake: bytes that are none in the encoding that the declaration names.
            throw new S3Error(ErrorCode.MalformedXML);
        }
    }

    private static void Check(XmlReader reader)
    {
        for (int elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (++elements > MaxElements) throw TooMuch("elements", MaxElements);
            if (reader.Depth >= MaxDepth) throw TooMuch("levels", MaxDepth);
            if (reader.AttributeCount > MaxAttributes) throw TooMuch("attributes in an element", MaxAttributes);
        }
    }

    private static S3Error TooMuch(string what, int limit) =>
        new(ErrorCode.MalformedXML, $"The XML you provided has more than {limit.ToString(CultureInfo.InvariantCulture)} {what}.");

    private static XmlReaderSettings Settings(bool checksCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 16 * 1024 * 1024,
        CheckCharacters = checksCharacters,
    };
}
