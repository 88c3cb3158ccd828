using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Reads an XML answer into a tree. What the table of shapes knows is typed, and what can repeat is always a list, of none, one or many.
/// What it does not know follows a general rule: text is text, an empty element is an empty map, what repeats is a list. Nothing is
/// dropped.
/// </summary>
public static class XmlTree
{
    private const int Beginning = 4096;
    private const string Prefixes = "CommonPrefixes";
    private const string Configuration = "Configuration";
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    // The error document of AWS's other services.
    private const string ErrorRoot = "ErrorResponse";

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
    /// <param name="typedAs">The root by which values are typed where the document has another, whose values nobody knows.</param>
    public static TreeMap Read(ArraySegment<byte> document, string? expectedRoot = null, string? typedAs = null)
    {
        ArraySegment<byte> text = XmlRepair.KeepsReturns(document);
        try
        {
            return ReadStrictly(text, expectedRoot, typedAs);
        }
        catch (XmlException) when (XmlRepair.Mend(text) is { } mended)
        {
            return ReadStrictly(new ArraySegment<byte>(mended), expectedRoot, typedAs);
        }
        catch (ArgumentException e)
        {
            // The runtime's reader stumbles over bytes before the end of a declaration that are none in the encoding it names.
            throw new XmlException("The declaration is damaged.", e);
        }
    }

    private static TreeMap ReadStrictly(ArraySegment<byte> document, string? expectedRoot, string? typedAs)
    {
        byte[] bytes = document.Array!;
        int start = document.Offset;
        int end = start + document.Count;
        while (start < end && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        using var stream = new MemoryStream(bytes, start, end - start, writable: false);
        using XmlReader reader = XmlReader.Create(stream, s_settings);
        MoveToRoot(reader, document);
        string root = expectedRoot is not null && IsAnotherNameFor(expectedRoot, reader.LocalName) ? expectedRoot : reader.LocalName;
        var limits = new XmlLimits();
        Shape? shape = Shapes.Find(root) ?? Shapes.Find(OtherEnding(root));
        if (typedAs is not null && Array.Exists(s_endings, e => root.EndsWith(e, StringComparison.Ordinal))) shape ??= Shapes.Find(typedAs);
        object? content = ReadElement(reader, shape, limits);
        // What stands behind the root is read, too: a document that is cut there is cut.
        while (reader.Read())
        {
        }
        return new TreeMap { { root, content } };
    }

    private static void MoveToRoot(XmlReader reader, ArraySegment<byte> document)
    {
        try
        {
            reader.MoveToContent();
        }
        catch (XmlException e) when (DeclaresType(document))
        {
            // The runtime's own words speak of its settings.
            throw new XmlException("it declares a document type, and no document of S3 does.", e);
        }
    }

    private static bool DeclaresType(ArraySegment<byte> document) =>
        document.AsSpan(0, Math.Min(document.Count, Beginning)).IndexOf("<!DOCTYPE"u8) >= 0;

    /// <summary>The name in the table of a document whose root a store ends otherwise: ListPartsResponse for ListPartsResult.</summary>
    private static string OtherEnding(string root)
    {
        string? ending = Array.Find(s_endings, e => root.EndsWith(e, StringComparison.Ordinal));
        if (ending is null) return root;
        string stem = root.Substring(0, root.Length - ending.Length);
        return Array.Find(s_endings, e => Shapes.Find(stem + e) is not null) is { } known ? stem + known : root;
    }

    // Some stores name the root for the operation: GetBucketVersioningResponse where VersioningConfiguration is due; Ceph RGW has
    // BlockPublicAccessBlockConfiguration.
    private static bool IsAnotherNameFor(string expectedRoot, string root)
    {
        if (root == expectedRoot || root == ErrorRoot || Shapes.Find(root) is not null) return false;
        if (expectedRoot.EndsWith(Configuration, StringComparison.Ordinal) && root.EndsWith(expectedRoot, StringComparison.Ordinal))
            return true;
        return Array.Exists(s_endings, ending => root.EndsWith(ending, StringComparison.Ordinal))
            && Stem(root).Contains(LastWord(Stem(expectedRoot)), StringComparison.Ordinal);
    }

    /// <summary>What a root is about: Versioning, CopyObject, ObjectAttributes.</summary>
    private static string Stem(string root)
    {
        string stem = root;
        foreach (string ending in s_endings.Append(Configuration))
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal)) stem = stem.Substring(0, stem.Length - ending.Length);
        }
        return stem.StartsWith("Get", StringComparison.Ordinal) ? stem.Substring(3) : stem;
    }

    private static string LastWord(string stem)
    {
        int at = stem.Length - 1;
        while (at > 0 && !char.IsUpper(stem[at])) at--;
        string word = stem.Substring(Math.Max(0, at));
        return word is "Bucket" or "Object" or "Buckets" ? stem : word;
    }

    /// <summary>Why a text is no XML, in a sentence.</summary>
    internal static string FaultOf(string text)
    {
        try
        {
            Read(text);
            return "it is XML of another kind.";
        }
        catch (XmlException e)
        {
            return text.TrimStart().StartsWith('<') ? e.Message : "it is no XML.";
        }
    }

    public static TreeMap Read(string document) => Read(new ArraySegment<byte>(Encoding.UTF8.GetBytes(document)));

    /// <summary>Reads the element the reader stands on and leaves the reader behind it.</summary>
    private static object? ReadElement(XmlReader reader, Shape? shape, XmlLimits limits)
    {
        limits.Enter(reader);
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
            if (reader.NodeType == XmlNodeType.Element) AddMember(map ??= new TreeMap(), reader.LocalName, shape, reader, limits);
            else
            {
                if (reader.NodeType != XmlNodeType.Whitespace || map is null) text = text is null ? reader.Value : text + reader.Value;
                if (!reader.Read()) break;
            }
        }
        reader.Read();
        return Close(map, text, shape);
    }

    private static void AddMember(TreeMap map, string name, Shape? parent, XmlReader reader, XmlLimits limits)
    {
        Shape? shape = parent?.Find(name);
        object? value = ReadElement(reader, shape, limits);
        // Some stores put all prefixes into one element.
        if (shape is { Repeats: true, Name: Prefixes } && value is TreeMap inside && inside["Prefix"] is List<object?> prefixes)
        {
            foreach (object? prefix in prefixes) AddMember(map, name, shape, new TreeMap { { "Prefix", prefix } });
        }
        else AddMember(map, name, shape, value);
    }

    private static void AddMember(TreeMap map, string name, Shape? shape, object? value)
    {
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

    private static object? Close(TreeMap? map, string? text, Shape? shape)
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
