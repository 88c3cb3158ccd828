using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>Writes a tree as the XML that S3 takes: members checked against the table of shapes and put into their order.</summary>
internal static class XmlTreeWriter
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    // A reader of XML takes a carriage return for a line feed unless it stands there as a reference.
    private static readonly XmlWriterSettings s_settings =
        new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    /// <param name="root">The root element; the table of shapes knows it.</param>
    /// <param name="content">Its members. Names may be in any case.</param>
    /// <param name="keepsUnknown">Whether what the table does not know is written too, behind the rest.</param>
    /// <exception cref="ArgumentException">A member is not part of such a document, or has a value where members are expected.</exception>
    public static byte[] Write(string root, TreeMap content, bool keepsUnknown = false)
    {
        using var stream = new MemoryStream();
        Write(stream, root, content, keepsUnknown, StringComparison.OrdinalIgnoreCase);
        return stream.ToArray();
    }

    /// <summary>Holds what was read of a document against the table, as if it were to be written. Names are in the table's case.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public static void Check(string root, object? content)
    {
        if (content is not TreeMap map)
            throw new ArgumentException($"{root} has members: {Names(Shapes.Find(root)!)}. '{content}' is not one of them.");
        Write(Stream.Null, root, map, keepsUnknown: false, StringComparison.Ordinal);
    }

    private static void Write(Stream stream, string root, TreeMap content, bool keepsUnknown, StringComparison names)
    {
        Shape shape = Shapes.Find(root) ?? throw new ArgumentException($"There is no S3 document '{root}'.");
        using XmlWriter xml = XmlWriter.Create(stream, s_settings);
        xml.WriteStartElement(root, Namespace);
        new Pen(xml, keepsUnknown, names).WriteMembers(shape, content, root);
        xml.WriteEndElement();
    }

    private sealed class Pen(XmlWriter writer, bool keepsUnknown, StringComparison comparison)
    {
        public void WriteMembers(Shape shape, TreeMap content, string path)
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, _) in content)
            {
                if (keepsUnknown) continue;
                Shape member = shape.Find(name, comparison) ?? throw Unknown(shape, name, path);
                if (!names.Add(name)) throw new ArgumentException($"{path}.{member.Name} is given twice.");
            }
            foreach (Shape member in shape.Members.OrderBy(m => !m.IsAttribute))
            {
                foreach (var (name, value) in content)
                {
                    if (value is not null && string.Equals(name, member.Name, StringComparison.OrdinalIgnoreCase))
                        WriteMember(member, value, path);
                }
            }
            foreach (var (name, value) in content)
            {
                if (shape.Find(name, comparison) is null) WriteForeign(name, value);
            }
        }

        private void WriteMember(Shape member, object value, string path)
        {
            if (member.IsAttribute) writer.WriteAttributeString("xsi", member.LocalName, XsiNamespace, TextOf(member, value, path));
            else if (value is IList list)
            {
                if (!member.Repeats && list.Count > 1) throw new ArgumentException($"{path}.{member.Name} cannot repeat.");
                foreach (object? item in list) WriteElement(member, item ?? "", path);
            }
            else WriteElement(member, value, path);
        }

        private void WriteElement(Shape shape, object value, string path)
        {
            string here = path + "." + shape.Name;
            var map = value as TreeMap;
            bool isFit = map is null ? shape.Kind != ShapeKind.Map || Scalars.Format(value).Length == 0 : shape.Kind == ShapeKind.Map;
            if (!isFit && keepsUnknown)
            {
                WriteForeign(shape.Name, value);
                return;
            }
            if (!isFit && map is not null) throw new ArgumentException($"{here} is a value and has no members.");
            if (!isFit)
                throw new ArgumentException($"{here} has members: {Names(shape)}. '{Scalars.Format(value)}' is not one of them.");
            writer.WriteStartElement(shape.Name, Namespace);
            if (map is not null) WriteMembers(shape, map, here);
            else writer.WriteString(TextOf(shape, value, here));
            writer.WriteEndElement();
        }

        // What a store gave goes back as it was.
        private string TextOf(Shape shape, object value, string path) =>
            keepsUnknown ? Scalars.Format(DocumentDates.Universal(value)) : ShapeText.Of(shape, value, path);

        // As it was read: an element for each item, text as text.
        private void WriteForeign(string name, object? value)
        {
            foreach (object? item in value as IList ?? new[] { value })
            {
                writer.WriteStartElement(name, Namespace);
                foreach (var (inner, content) in item as TreeMap ?? new TreeMap()) WriteForeign(inner, content);
                if (item is not null and not TreeMap) writer.WriteString(Scalars.Format(item));
                writer.WriteEndElement();
            }
        }
    }

    private static UnknownMemberException Unknown(Shape shape, string name, string path) =>
        new($"{path} has no member '{name}'. It has: {Names(shape)}.");

    private static string Names(Shape shape) => string.Join(", ", shape.Members.Select(m => m.Name));
}
