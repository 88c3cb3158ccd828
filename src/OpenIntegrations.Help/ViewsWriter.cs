using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.Help;

/// <summary>
/// Writes views of what -Unwrap gives where nobody made one by hand: a table of the values that fit a line, a list where there are members
/// within members.
/// </summary>
internal static class ViewsWriter
{
    private const int TableColumns = 5;
    private const string Bucket = "BucketName";

    /// <param name="roots">The documents that are unwrapped.</param>
    /// <param name="made">The type names that have a view.</param>
    public static string Write(IEnumerable<string> roots, IReadOnlySet<string> made)
    {
        IEnumerable<XElement> views = roots.Select(Shapes.Find).Where(s => s is not null).SelectMany(s => DocumentTypes.Of(s!))
            .Where(t => !made.Contains(t.Name)).DistinctBy(t => t.Name).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => View(t.Name, t.Shape));
        var root = new XElement("Configuration", new XComment(" Made of the table of documents by the build. "),
            new XElement("ViewDefinitions", views));
        using var text = new Utf8Writer();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n" };
        using (XmlWriter writer = XmlWriter.Create(text, settings)) root.WriteTo(writer);
        return text + "\n";
    }

    /// <summary>The type names that a file of views selects.</summary>
    public static IReadOnlySet<string> Selected(string views) =>
        XDocument.Parse(views).Descendants("TypeName").Select(n => n.Value).ToHashSet(StringComparer.Ordinal);

    private static XElement View(string typeName, Shape shape) => new("View",
        new XElement("Name", typeName),
        new XElement("ViewSelectedBy", new XElement("TypeName", typeName)),
        shape.Members.Count <= TableColumns && shape.Members.All(m => m.IsText) ? Table(shape) : List(shape));

    private static XElement Table(Shape shape) => new("TableControl",
        new XElement("TableHeaders", shape.Members.Select(m => m.LocalName).Prepend(Bucket)
            .Select(name => new XElement("TableColumnHeader", new XElement("Label", name)))),
        new XElement("TableRowEntries", new XElement("TableRowEntry",
            new XElement("TableColumnItems", shape.Members.Select(Value).Prepend(Plain(Bucket))
                .Select(value => new XElement("TableColumnItem", value))))));

    private static XElement List(Shape shape) => new("ListControl",
        new XElement("ListEntries", new XElement("ListEntry", new XElement("ListItems",
            new XElement("ListItem", new XElement("Label", Bucket), Plain(Bucket)), shape.Members.Select(Item)))));

    // A member that is not there takes no line.
    private static XElement Item(Shape member) => new("ListItem",
        new XElement("ItemSelectionCondition",
            new XElement("ScriptBlock", $"$null -ne $_.'{member.Name}' -and @($_.'{member.Name}').Count")),
        new XElement("Label", member.LocalName), Value(member));

    private static XElement Value(Shape member) => member switch
    {
        { Kind: ShapeKind.Timestamp, Repeats: false } =>
            new("ScriptBlock", $"[OpenIntegrations.S3.Output.Views]::Date($_.'{member.Name}')"),
        { Kind: ShapeKind.Map } or { Repeats: true } =>
            new("ScriptBlock", $"[OpenIntegrations.S3.Output.Views]::Member($_.'{member.Name}')"),
        { Kind: ShapeKind.Text } => Plain(member.Name),
        _ => new("PropertyName", member.Name),
    };

    // A stranger may have written the text.
    private static XElement Plain(string name) => new("ScriptBlock", $"[OpenIntegrations.S3.Output.Views]::Plain($_.'{name}')");

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
