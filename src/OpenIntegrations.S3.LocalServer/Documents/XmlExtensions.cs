using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Documents;

/// <summary>
/// Elements by their local name, because clients send them with S3's namespace and without; and the types that S3 writes.
/// </summary>
internal static class XmlExtensions
{
    public static IEnumerable<XElement> All(this XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    public static XElement? One(this XElement parent, string name) => parent.All(name).FirstOrDefault();

    /// <summary>The text of a child; null when there is none.</summary>
    public static string? Text(this XElement parent, string name) => parent.One(name)?.Value;

    /// <exception cref="S3Error">There is no such child.</exception>
    public static string Needed(this XElement parent, string name) => parent.Text(name) ?? throw new S3Error(ErrorCode.MalformedXML);

    public static void Element(this XmlWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteElementString(name, value);
    }

    public static void Element(this XmlWriter writer, string name, long value) =>
        writer.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));

    public static void Element(this XmlWriter writer, string name, bool value) => writer.WriteElementString(name, value ? "true" : "false");

    public static void Element(this XmlWriter writer, string name, System.DateTimeOffset value) =>
        writer.WriteElementString(name, Timestamp(value));

    /// <summary>To the millisecond, as S3 writes times.</summary>
    public static string Timestamp(System.DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
