using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Documents;

/// <summary>Every document that is sent: what is read of it is what is written again, whichever way it went in between.</summary>
public sealed class RoundTripTests
{
    private static readonly XNamespace s_space = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static readonly XNamespace s_xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static TheoryData<string> Roots => new(Routes.All.Select(r => r.RequestRoot).OfType<string>().Distinct());

    [Theory, MemberData(nameof(Roots))]
    public void A_document_with_every_member_is_written_as_it_was_read(string root)
    {
        XElement filled = Filled(Shapes.Find(root)!);
        TreeMap tree = XmlTree.Read(filled.ToString(SaveOptions.DisableFormatting)).GetMap(root)!;
        AssertSame(filled, S3Document.FromTree(root, tree));
        AssertSame(filled, S3Document.FromTree(root, (TreeMap)JsonTree.Read(JsonTree.Write(tree))!));
        AssertSame(filled, S3Document.Rewrite(root, tree));
    }

    [Theory, MemberData(nameof(Roots))]
    public void Members_may_be_in_any_case_and_order(string root)
    {
        XElement filled = Filled(Shapes.Find(root)!);
        TreeMap tree = XmlTree.Read(filled.ToString(SaveOptions.DisableFormatting)).GetMap(root)!;
        AssertSame(filled, S3Document.FromTree(root, Shuffled(tree)));
    }

    [Theory, MemberData(nameof(Roots))]
    public void XML_goes_out_as_it_is_and_is_held_against_the_table_before(string root)
    {
        XElement filled = Filled(Shapes.Find(root)!);
        string text = filled.ToString(SaveOptions.DisableFormatting);
        Assert.Equal(text, Encoding.UTF8.GetString(S3Document.FromXml(root, text).Bytes));
        for (int i = 0; i < filled.DescendantsAndSelf().Count(e => e.HasElements); i++)
        {
            foreach (string name in new[] { "Nonsense", "lower" })
            {
                var wrong = new XElement(filled);
                XElement parent = wrong.DescendantsAndSelf().Where(e => e.HasElements).ElementAt(i);
                XElement first = parent.Elements().First();
                if (name == "lower") first.Name = s_space + first.Name.LocalName.ToLowerInvariant();
                else parent.Add(new XElement(s_space + name, 1));
                text = wrong.ToString(SaveOptions.DisableFormatting);
                string message = Assert.Throws<UnknownMemberException>(() => S3Document.FromXml(root, text)).Message;
                string known = Filled(Shapes.Find(root)!).DescendantsAndSelf().Where(e => e.HasElements).ElementAt(i).Elements().First()
                    .Name.LocalName;
                string unknown = name == "lower" ? first.Name.LocalName : name;
                Assert.Contains($"{parent.Name.LocalName} has no member '{unknown}'. It has: ", message, System.StringComparison.Ordinal);
                Assert.Contains(known, message, System.StringComparison.Ordinal);
                Assert.Equal(text, Encoding.UTF8.GetString(S3Document.FromXml(root, text, isChecked: false).Bytes));
            }
        }
    }

    private static void AssertSame(XElement expected, S3Document document) =>
        Assert.Equal(Plain(expected), Plain(XElement.Parse(Encoding.UTF8.GetString(document.Bytes), LoadOptions.PreserveWhitespace)));

    // Where a prefix is declared says nothing.
    private static string Plain(XElement document)
    {
        var plain = new XElement(document);
        plain.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        return plain.ToString();
    }

    private static TreeMap Shuffled(TreeMap map)
    {
        var shuffled = new TreeMap();
        foreach (var (name, value) in map.Reverse())
            shuffled.Add(name.ToLowerInvariant(), value switch
            {
                TreeMap inside => Shuffled(inside),
                List<object?> list => list.Select(i => i is TreeMap item ? Shuffled(item) : i).ToList(),
                _ => value,
            });
        return shuffled;
    }

    // What can repeat comes twice.
    private static XElement Filled(Shape shape)
    {
        var element = new XElement(s_space + shape.Name);
        foreach (Shape member in shape.Members)
        {
            if (member.IsAttribute)
            {
                element.Add(new XAttribute(XNamespace.Xmlns + "xsi", s_xsi), new XAttribute(s_xsi + member.LocalName, "Group"));
                continue;
            }
            for (int i = 0; i < (member.Repeats ? 2 : 1); i++)
            {
                XElement inside = Filled(member);
                if (member.Kind != ShapeKind.Map) inside.Value = Text(member);
                element.Add(inside);
            }
        }
        return element;
    }

    private static string Text(Shape member) => member.Kind switch
    {
        ShapeKind.Integer or ShapeKind.Long => "7",
        ShapeKind.Boolean => "true",
        ShapeKind.Timestamp => "2030-01-02T03:04:05.000Z",
        _ => $"{member.Name} <ü> & \"x\"",
    };
}
