using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Reads an XML answer into a tree. What the table of shapes knows is typed, and what can repeat is always a list, of none, one or many.
/// What it does not know follows a general rule: text is text, an empty element is an empty map, what repeats is a list. Nothing is dropped.
/// </summary>
public static class XmlTree
{
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly string[] s_endings = ["Result", "Response", "Output"];

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Keys may hold characters that XML 1.0 forbids, and stores list them.
        CheckCharacters = false,
    };

    /// <summary>A map with the root element as its one member.</summary>
    /// <exception cref="XmlException">The text is no XML, or it declares a document type.</exception>
    /// <param name="document">The XML.</param>
    /// <param name="expectedRoot">The root that is due. The tree has its name also where the store gives a name of its own.</param>
    public static TreeMap Read(byte[] document, string? expectedRoot = null)
    {
        int start = 0;
        while (start < document.Length && document[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        using var stream = new MemoryStream(document, start, document.Length - start);
        using XmlReader reader = XmlReader.Create(stream, s_settings);
        reader.MoveToContent();
        string root = expectedRoot is not null && IsAnotherNameFor(expectedRoot, reader.LocalName) ? expectedRoot : reader.LocalName;
        return new TreeMap { { root, ReadElement(reader, Shapes.Find(root)) } };
    }

    // Some stores name the root for the operation: GetBucketVersioningResponse where VersioningConfiguration is due.
    private static bool IsAnotherNameFor(string expectedRoot, string root) =>
        root != expectedRoot && Shapes.Find(root) is null && Array.Exists(s_endings, ending => root.EndsWith(ending, StringComparison.Ordinal));

    public static TreeMap Read(string document) => Read(Encoding.UTF8.GetBytes(document));

    /// <summary>Reads the element the reader stands on and leaves the reader behind it.</summary>
    private static object ReadElement(XmlReader reader, Shape? shape)
    {
        var map = new TreeMap();
        ReadAttributes(reader, shape, map);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return Close(map, null, shape);
        }
        string? text = null;
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) AddMember(map, reader.Name, shape, reader);
            else
            {
                if (reader.NodeType != XmlNodeType.Whitespace || map.Count == 0) text = text is null ? reader.Value : text + reader.Value;
                if (!reader.Read()) break;
            }
        }
        reader.Read();
        return Close(map, text, shape);
    }

    private static void AddMember(TreeMap map, string name, Shape? parent, XmlReader reader)
    {
        Shape? shape = parent?.Find(name);
        object value = ReadElement(reader, shape);
        if (!map.Contains(name)) map.Add(name, shape is { Repeats: true } ? new List<object?> { value } : value);
        else if (map[name] is List<object?> several) several.Add(value);
        else map[name] = new List<object?> { map[name], value };
    }

    private static void ReadAttributes(XmlReader reader, Shape? shape, TreeMap map)
    {
        if (shape is null || !reader.HasAttributes) return;
        foreach (Shape member in shape.Members)
        {
            string? value = member.IsAttribute ? reader.GetAttribute(member.LocalName, XsiNamespace) : null;
            if (value is not null) map.Add(member.Name, value);
        }
    }

    private static object Close(TreeMap map, string? text, Shape? shape)
    {
        if (shape is not null && shape.IsText && map.Count == 0) return TypedText.Parse(text ?? "", shape.Kind);
        if (map.Count == 0 && !string.IsNullOrWhiteSpace(text)) return text!;
        foreach (Shape member in shape?.Members ?? [])
        {
            if (member.Repeats && !map.Contains(member.Name)) map.Add(member.Name, new List<object?>());
        }
        return map;
    }
}
