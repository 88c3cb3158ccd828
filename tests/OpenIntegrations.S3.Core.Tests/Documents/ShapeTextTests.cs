using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Documents;

/// <summary>What is given for a value of a document is that value, or nothing is written.</summary>
public sealed class ShapeTextTests
{
    private static readonly ShapeKind[] s_typed = [ShapeKind.Integer, ShapeKind.Long, ShapeKind.Boolean, ShapeKind.Timestamp];

    /// <summary>Every value of every document that is sent, by the way to it.</summary>
    public static TheoryData<string> Leaves => new(Routes.All.Select(r => r.RequestRoot).OfType<string>().Distinct()
        .SelectMany(root => LeavesOf(Shapes.Find(root)!, root)).Select(l => l.Path));

    [Theory, MemberData(nameof(Leaves))]
    public void What_is_no_such_value_is_refused_by_its_name(string path)
    {
        Shape leaf = Find(path);
        if (!s_typed.Contains(leaf.Kind)) return;
        foreach (object wrong in new object[] { "x", "1e2", "30d", "30.5", 30.5, "0x1E", "30,5", double.NaN, "03.04.2030" })
            Assert.StartsWith(path + " is ", Assert.Throws<ArgumentException>(() => Write(path, wrong)).Message);
    }

    [Theory, MemberData(nameof(Leaves))]
    public void Words_are_written_as_they_are_declared(string path)
    {
        foreach (string word in Find(path).Words)
        {
            foreach (string given in new[] { word, word.ToLowerInvariant(), word.ToUpperInvariant(), $" {word} " })
                Assert.Equal(word, Write(path, given));
        }
    }

    [Theory, MemberData(nameof(Leaves))]
    public void A_value_is_given_once(string path)
    {
        string name = path.Substring(path.LastIndexOf('.') + 1);
        if (Find(path).IsAttribute || !name.Any(char.IsUpper)) return;
        var twice = new TreeMap { { name, "1" }, { name.ToLowerInvariant(), "1" } };
        Assert.Equal(path + " is given twice.", Assert.Throws<ArgumentException>(() => Document(path, twice)).Message);
    }

    [Theory]
    [InlineData(30, "30")]
    [InlineData(30.0, "30")]
    [InlineData(" 30 ", "30")]
    [InlineData("+30", "30")]
    [InlineData("", "")]
    public void Whole_numbers(object given, string written) =>
        Assert.Equal(written, Write("LifecycleConfiguration.Rule.Expiration.Days", given));

    [Fact]
    public void A_whole_decimal_is_a_whole_number() => Assert.Equal("30", Write("LifecycleConfiguration.Rule.Expiration.Days", 30.0m));

    [Theory]
    [InlineData("True", "true")]
    [InlineData(" FALSE ", "false")]
    [InlineData("1", "true")]
    [InlineData(0, "false")]
    public void Booleans(object given, string written) =>
        Assert.Equal(written, Write("PublicAccessBlockConfiguration.BlockPublicAcls", given));

    [Theory]
    [InlineData("2030-01-02")]
    [InlineData("2030/01/02")]
    [InlineData("01/02/2030 00:00:00")]
    [InlineData("Wed, 02 Jan 2030 00:00:00 GMT")]
    [InlineData("2 January 2030")]
    [InlineData("January 2, 2030")]
    [InlineData("2030-01-02T02:00:00+02:00")]
    public void Dates(string given)
    {
        CultureInfo own = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "en-US", "de-DE", "th-TH", "fa-IR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal("2030-01-02T00:00:00.000Z", Write("LifecycleConfiguration.Rule.Expiration.Date", given));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("10:30")]
    [InlineData("Jan 2")]
    [InlineData("02.01.2030 03:04:05")]
    [InlineData("02-01-2030")]
    [InlineData("1/2/30")]
    [InlineData("12345-01-02")]
    public void What_others_read_otherwise_is_no_date(string text) =>
        Assert.False(WrittenDate.TryParse(text, DateTimeStyles.AssumeUniversal, out _));

#if NET
    [Fact]
    public void A_day_without_a_time_is_one_of_UTC() =>
        Assert.Equal("2030-01-02T00:00:00.000Z", Write("LifecycleConfiguration.Rule.Expiration.Date", new DateOnly(2030, 1, 2)));
#endif

    private static string Write(string path, object value)
    {
        XElement at = XElement.Parse(Encoding.UTF8.GetString(Document(path, new TreeMap { { path.Split('.').Last(), value } }).Bytes));
        foreach (string name in path.Split('.').Skip(1).Where(n => !n.Contains(':')))
            at = at.Elements().Single(e => e.Name.LocalName == name);
        return path.Contains(':') ? at.Attributes().Single(a => !a.IsNamespaceDeclaration).Value : at.Value;
    }

    private static S3Document Document(string path, TreeMap inside)
    {
        string[] names = path.Split('.');
        foreach (string name in names.Skip(1).Take(names.Length - 2).Reverse()) inside = new TreeMap { { name, inside } };
        return S3Document.FromTree(names[0], inside);
    }

    private static Shape Find(string path) =>
        path.Split('.').Skip(1).Aggregate(Shapes.Find(path.Split('.')[0])!, (shape, name) => shape.Find(name)!);

    private static IEnumerable<(string Path, Shape Leaf)> LeavesOf(Shape shape, string path) => shape.Members.SelectMany(member =>
        member.Kind == ShapeKind.Map ? LeavesOf(member, $"{path}.{member.Name}") : [($"{path}.{member.Name}", member)]);
}
