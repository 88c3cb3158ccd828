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
    public static TreeMap Read(ArraySegment<byte> document, string? expectedRoot = null)
    {
        byte[] bytes = document.Array!;
        int start = document.Offset;
        int end = start + document.Count;
        while (start < end && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        using var stream = new MemoryStream(bytes, start, end - start, writable: false);
        using XmlReader reader = XmlReader.Create(stream, s_settings);
        reader.MoveToContent();
        string root = expectedRoot is not null && IsAnotherNameFor(expectedRoot, reader.LocalName) ? expectedRoot : reader.LocalName;
        return new TreeMap { { root, ReadElement(reader, Shapes.Find(root)) } };
    }

    // Some stores name the root for the operation: GetBucketVersioningResponse where VersioningConfiguration is due.
    private static bool IsAnotherNameFor(string expectedRoot, string root) =>
        root != expectedRoot && Shapes.Find(root) is null && Array.Exists(s_endings, ending => root.EndsWith(ending, StringComparison.Ordinal));

    public static TreeMap Read(string document) => Read(new ArraySegment<byte>(Encoding.UTF8.GetBytes(document)));

    /// <summary>Reads the element the reader stands on and leaves the reader behind it.</summary>
    private static object ReadElement(XmlReader reader, Shape? shape)
    {
        // Most elements hold text alone, and of them there are many: those get no map.
        TreeMap? map = ReadAttributes(reader, shape);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return Close(map, null, shape);
        }
        string? text = null;
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) AddMember(map ??= new TreeMap(), reader.Name, shape, reader);
            else
            {
                if (reader.NodeType != XmlNodeType.Whitespace || map is null) text = text is null ? reader.Value : text + reader.Value;
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

    private static TreeMap? ReadAttributes(XmlReader reader, Shape? shape)
    {
        if (shape is null || shape.Attributes.Count == 0 || !reader.HasAttributes) return null;
        var map = new TreeMap();
        foreach (Shape member in shape.Attributes)
        {
            if (reader.GetAttribute(member.LocalName, XsiNamespace) is { } value) map.Add(member.Name, value);
        }
        return map.Count == 0 ? null : map;
    }

    private static object Close(TreeMap? map, string? text, Shape? shape)
    {
        if (map is null && shape is { IsText: true }) return TypedText.Parse(text ?? "", shape.Kind);
        if (map is null && !string.IsNullOrWhiteSpace(text)) return text!;
        map ??= new TreeMap();
        if (shape is null) return map;
        foreach (Shape list in shape.Lists)
        {
            if (!map.Contains(list.Name)) map.Add(list.Name, new List<object?>());
        }
        return map;
    }
}
