using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace OpenIntegrations.S3.Documents;

/// <summary>Writes a tree as the XML that S3 takes: members checked against the table of shapes and put into their order.</summary>
public static class XmlTreeWriter
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    /// <param name="root">The root element; the table of shapes knows it.</param>
    /// <param name="content">Its members. Names may be in any case.</param>
    /// <exception cref="ArgumentException">A member is not part of such a document, or has a value where members are expected.</exception>
    public static byte[] Write(string root, TreeMap content)
    {
        Shape shape = Shapes.Find(root) ?? throw new ArgumentException($"There is no S3 document '{root}'.");
        using var stream = new MemoryStream();
        using (XmlWriter writer = XmlWriter.Create(stream, s_settings))
        {
            writer.WriteStartElement(root, Namespace);
            WriteMembers(writer, shape, content, root);
            writer.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void WriteMembers(XmlWriter writer, Shape shape, TreeMap content, string path)
    {
        foreach (var (name, _) in content)
        {
            if (shape.Find(name, StringComparison.OrdinalIgnoreCase) is null) throw Unknown(shape, name, path);
        }
        foreach (Shape member in shape.Members.OrderBy(m => !m.IsAttribute))
        {
            foreach (var (name, value) in content)
            {
                if (value is not null && string.Equals(name, member.Name, StringComparison.OrdinalIgnoreCase)) WriteMember(writer, member, value, path);
            }
        }
    }

    private static void WriteMember(XmlWriter writer, Shape member, object value, string path)
    {
        if (member.IsAttribute) writer.WriteAttributeString("xsi", member.LocalName, XsiNamespace, Scalars.Format(value));
        else if (value is IList list)
        {
            if (!member.Repeats && list.Count > 1) throw new ArgumentException($"{path}.{member.Name} cannot repeat.");
            foreach (object? item in list) WriteElement(writer, member, item ?? "", path);
        }
        else WriteElement(writer, member, value, path);
    }

    private static void WriteElement(XmlWriter writer, Shape shape, object value, string path)
    {
        string here = path + "." + shape.Name;
        writer.WriteStartElement(shape.Name, Namespace);
        if (value is TreeMap map)
        {
            if (shape.Kind != ShapeKind.Map) throw new ArgumentException($"{here} is a value and has no members.");
            WriteMembers(writer, shape, map, here);
        }
        else if (shape.Kind == ShapeKind.Map && Scalars.Format(value).Length > 0) throw new ArgumentException($"{here} has members: {Names(shape)}. '{Scalars.Format(value)}' is not one of them.");
        else writer.WriteString(Scalars.Format(value));
        writer.WriteEndElement();
    }

    private static ArgumentException Unknown(Shape shape, string name, string path) =>
        new($"{path} has no member '{name}'. It has: {Names(shape)}.");

    private static string Names(Shape shape) => string.Join(", ", shape.Members.Select(m => m.Name));
}
