using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Core.Tests.Documents;

public sealed class XmlTreeTests
{
    /// <summary>XML, and the same as a tree in JSON.</summary>
    [Theory]
    [InlineData("<Root/>", """{"Root":{}}""")]
    [InlineData("<Root>  </Root>", """{"Root":{}}""")]
    [InlineData("<Root>text</Root>", """{"Root":"text"}""")]
    [InlineData("<Root><A>1</A><B/></Root>", """{"Root":{"A":"1","B":{}}}""")]
    [InlineData("<Root><A>1</A><A>2</A></Root>", """{"Root":{"A":["1","2"]}}""")]
    [InlineData("<Root a='1'><x:A xmlns:x='u'>1</x:A></Root>", """{"Root":{"A":"1"}}""")]
    [InlineData("<Root>a &amp; <![CDATA[<b>]]></Root>", """{"Root":"a & <b>"}""")]
    [InlineData(" \n<?xml version='1.0'?><Root><!-- no --><A>1</A></Root>", """{"Root":{"A":"1"}}""")]
    [InlineData("<Root><K> </K><K>&#x1;</K></Root>", """{"Root":{"K":[{},"\u0001"]}}""")]
    public void What_no_table_knows_follows_the_general_rule(string xml, string json) =>
        Assert.Equal(json, JsonTree.Write(XmlTree.Read(xml), indented: false));

    [Theory]
    [InlineData("<VersioningConfiguration/>", """{"VersioningConfiguration":{}}""")]
    [InlineData("<Tagging><TagSet/></Tagging>", """{"Tagging":{"TagSet":{"Tag":[]}}}""")]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag></TagSet></Tagging>",
        """{"Tagging":{"TagSet":{"Tag":[{"Key":"a","Value":""}]}}}""")]
    [InlineData("<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>", """{"PolicyStatus":{"IsPublic":true}}""")]
    [InlineData("<PolicyStatus><IsPublic> 1 </IsPublic></PolicyStatus>", """{"PolicyStatus":{"IsPublic":true}}""")]
    [InlineData("<PolicyStatus><IsPublic>0</IsPublic></PolicyStatus>", """{"PolicyStatus":{"IsPublic":false}}""")]
    [InlineData("<PolicyStatus><IsPublic>yes</IsPublic></PolicyStatus>", """{"PolicyStatus":{"IsPublic":"yes"}}""")]
    [InlineData(
        "<ListPartsResult><MaxParts>x</MaxParts><Part><PartNumber>1</PartNumber><Size>5368709120</Size>"
            + "<Odd>o</Odd></Part></ListPartsResult>",
        """{"ListPartsResult":{"MaxParts":"x","Part":[{"PartNumber":1,"Size":5368709120,"Odd":"o"}]}}""")]
    [InlineData("<LocationConstraint>eu-west-1</LocationConstraint>", """{"LocationConstraint":"eu-west-1"}""")]
    [InlineData("<LocationConstraint/>", """{"LocationConstraint":""}""")]
    [InlineData(
        "<Retention xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>"
            + "<RetainUntilDate>2030-01-02T03:04:05.678Z</RetainUntilDate></Retention>",
        """{"Retention":{"RetainUntilDate":"2030-01-02T03:04:05.678Z"}}""")]
    [InlineData(
        "<AccessControlPolicy><AccessControlList><Grant><Grantee xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            + "xsi:type='Group'><URI>u</URI></Grantee></Grant></AccessControlList></AccessControlPolicy>",
        """{"AccessControlPolicy":{"AccessControlList":{"Grant":[{"Grantee":{"xsi:type":"Group","URI":"u"}}]}}}""")]
    public void What_the_table_knows_is_typed_and_lists_are_lists(string xml, string json) =>
        Assert.Equal(json, JsonTree.Write(XmlTree.Read(xml), indented: false));

    [Theory]
    [InlineData("<ListPartsResult><Part><Size> 5 </Size></Part></ListPartsResult>", """{"ListPartsResult":{"Part":[{"Size":5}]}}""")]
    [InlineData("<ListPartsResult><Part><Size/></Part></ListPartsResult>", """{"ListPartsResult":{"Part":[{"Size":null}]}}""")]
    [InlineData("<ListPartsResult><IsTruncated>\n true\n</IsTruncated></ListPartsResult>",
        """{"ListPartsResult":{"IsTruncated":true,"Part":[]}}""")]
    [InlineData("<ListPartsResponse><Part><Size>5</Size></Part></ListPartsResponse>", """{"ListPartsResponse":{"Part":[{"Size":5}]}}""")]
    [InlineData("<GetObjectAttributesResponse><ObjectSize>5</ObjectSize></GetObjectAttributesResponse>",
        """{"GetObjectAttributesResponse":{"ObjectSize":5}}""")]
    [InlineData("<n:Tagging xmlns:n='u'><n:TagSet><n:Tag><n:Key>a</n:Key></n:Tag></n:TagSet></n:Tagging>",
        """{"Tagging":{"TagSet":{"Tag":[{"Key":"a"}]}}}""")]
    [InlineData("<ListBucketResult><CommonPrefixes><Prefix>a/</Prefix><Prefix>b/</Prefix></CommonPrefixes></ListBucketResult>",
        """{"ListBucketResult":{"CommonPrefixes":[{"Prefix":"a/"},{"Prefix":"b/"}],"Contents":[]}}""")]
    [InlineData("<?xml version='1.1'?><Tagging/>", """{"Tagging":{}}""")]
    [InlineData("<?xml  version = \"1.1\"  encoding='UTF-8' standalone=\"yes\" ?>\n<Tagging/>", """{"Tagging":{}}""")]
    [InlineData("<?xml version=\"1.1\"?><Tagging/>", """{"Tagging":{}}""")]
    public void What_stores_write_otherwise_is_read_the_same(string xml, string json) =>
        Assert.Equal(json, JsonTree.Write(XmlTree.Read(xml), indented: false));

    [Theory]
    [InlineData("a\rb")]
    [InlineData("a\r\nb")]
    [InlineData("\u0001\u001f")]
    [InlineData("\ta\n\r")]
    [InlineData("a%0D+\r\u0002")]
    public void Characters_that_xml_cannot_carry_come_as_they_were_written(string key) => Assert.Equal(key,
        XmlTree.Read(
            $"<?xml version='1.0'?>\r\n<ListBucketResult>\r\n  <Contents>\r\n<Key>{key}</Key>\r\n</Contents>\r\n</ListBucketResult>\r\n")
            .GetMaps("ListBucketResult", "Contents").Single().GetText("Key"));

    [Fact]
    public void A_document_that_is_nested_too_deep_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 1_000_000));
        Assert.Contains("64 deep", Assert.Throws<XmlException>(() => XmlTree.Read(deep)).Message, StringComparison.Ordinal);
        string allowed = string.Concat(Enumerable.Repeat("<a>", XmlLimits.MaxDepth))
            + string.Concat(Enumerable.Repeat("</a>", XmlLimits.MaxDepth));
        XmlTree.Read(allowed);
    }

    [Fact]
    public void A_document_of_too_many_elements_is_refused()
    {
        string many = "<r>" + string.Concat(Enumerable.Repeat("<a/>", XmlLimits.MaxElements)) + "</r>";
        Assert.Contains("elements", Assert.Throws<XmlException>(() => XmlTree.Read(many)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Tagging/>junk")]
    [InlineData("<!DOCTYPE a><Tagging/>")]
    [InlineData("<Tagging/><Tagging/>")]
    [InlineData("<Tagging><TagSet>")]
    public void A_document_is_whole_or_none(string xml) => Assert.ThrowsAny<XmlException>(() => XmlTree.Read(xml));

    [Theory]
    [InlineData("LoginResponse", "Tagging", "LoginResponse")]
    [InlineData("CopyObjectResponse", "CopyObjectResult", "CopyObjectResult")]
    [InlineData("GetObjectAttributesOutput", "GetObjectAttributesResponse", "GetObjectAttributesResponse")]
    [InlineData("GetBucketVersioningResponse", "VersioningConfiguration", "VersioningConfiguration")]
    [InlineData("ListBucketResult", "Tagging", "ListBucketResult")]
    [InlineData("svg", "Tagging", "svg")]
    [InlineData("Error", "Tagging", "Error")]
    public void A_store_may_have_a_name_of_its_own_for_a_root(string root, string expected, string read) =>
        Assert.Equal(read, XmlTree.Read(Encoding.UTF8.GetBytes($"<{root}/>"), expected).Single().Key);

    [Theory]
    [InlineData("2030-01-02T03:04:05.678Z", "2030-01-02T03:04:05.6780000Z")]
    [InlineData("2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.9990000Z")]
    [InlineData("2030-01-02T03:04:05Z", "2030-01-02T03:04:05.0000000Z")]
    [InlineData("2030-01-02T03:04:05.123456Z", "2030-01-02T03:04:05.1234560Z")]
    [InlineData("2030-01-02T03:04:05+02:00", "2030-01-02T01:04:05.0000000Z")]
    [InlineData("2030-01-02T03:04:05.67+0100", "2030-01-02T02:04:05.6700000Z")]
    [InlineData("Wed, 02 Jan 2030 03:04:05 GMT", "2030-01-02T03:04:05.0000000Z")]
    public void Timestamps_are_utc(string written, string read)
    {
        var time = (DateTime)XmlTree.Read($"<Retention><RetainUntilDate>{written}</RetainUntilDate></Retention>")
            .Get("Retention", "RetainUntilDate")!;
        Assert.Equal(read, time.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, time.Kind);
    }

    [Theory]
    [InlineData("2030-02-30T03:04:05.678Z")]
    [InlineData("2030-13-01T03:04:05.678Z")]
    [InlineData("2030-01-00T03:04:05.678Z")]
    [InlineData("0000-01-01T03:04:05.678Z")]
    [InlineData("2030-01-02T24:04:05.678Z")]
    [InlineData("2030-01-02T03:60:05.678Z")]
    [InlineData("2030-01-02T03:04:61.678Z")]
    [InlineData("2030-01-02T03:04:0x.678Z")]
    public void A_time_that_does_not_exist_stays_text(string written) =>
        Assert.Equal(written,
            XmlTree.Read($"<Retention><RetainUntilDate>{written}</RetainUntilDate></Retention>").Get("Retention", "RetainUntilDate"));

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")]
    [InlineData("<a>")]
    [InlineData("nothing")]
    public void Document_types_and_broken_xml_are_refused(string xml) => Assert.Throws<XmlException>(() => XmlTree.Read(xml));

    public static TheoryData<string> Roots => new(Shapes.Roots.Where(r => r != "LocationConstraint"));

    /// <summary>A document of each root that has every member it can have, written and read again.</summary>
    [Theory, MemberData(nameof(Roots))]
    public void Every_document_survives_a_round_trip(string root)
    {
        TreeMap full = Fill(Shapes.Find(root)!);
        byte[] xml = XmlTreeWriter.Write(root, full);
        Assert.Equal(JsonTree.Write(full), JsonTree.Write(XmlTree.Read(xml)[root]));
    }

    [Fact]
    public void Members_are_put_into_their_order_whatever_their_case()
    {
        var tree = new TreeMap { { "mfadelete", "Disabled" }, { "STATUS", "Enabled" } };
        Assert.Contains("<Status>Enabled</Status><MfaDelete>Disabled</MfaDelete>",
            Encoding.UTF8.GetString(XmlTreeWriter.Write("VersioningConfiguration", tree)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_stands_for_a_list_of_one_and_nothing_is_written_for_none()
    {
        var tree =
            new TreeMap { { "CORSRule",
                new TreeMap { { "AllowedMethod", "GET" }, { "ExposeHeader", new List<object?>() }, { "MaxAgeSeconds", null } } } };
        Assert.EndsWith("<CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
            Encoding.UTF8.GetString(XmlTreeWriter.Write("CORSConfiguration", tree)), StringComparison.Ordinal);
    }

    public static TheoryData<TreeMap, string> Wrong => new()
    {
        { new TreeMap { { "Rules", 1 } }, "LifecycleConfiguration has no member 'Rules'. It has: Rule." },
        { new TreeMap { { "Rule", new TreeMap { { "Filter", new TreeMap { { "Tags", 1 } } } } } },
            "LifecycleConfiguration.Rule.Filter has no member 'Tags'" },
        { new TreeMap { { "Rule", "x" } }, "LifecycleConfiguration.Rule has members" },
        { new TreeMap { { "Rule", new TreeMap { { "ID", new TreeMap() } } } }, "LifecycleConfiguration.Rule.ID is a value" },
        { new TreeMap { { "Rule", new TreeMap { { "ID", new List<object?> { "a", "b" } } } } },
            "LifecycleConfiguration.Rule.ID cannot repeat" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_does_not_fit_is_named(TreeMap tree, string message) =>
        Assert.Contains(message, Assert.Throws(
            message.Contains("has no member", StringComparison.Ordinal) ? typeof(UnknownMemberException) : typeof(ArgumentException),
            () => XmlTreeWriter.Write("LifecycleConfiguration", tree)).Message, StringComparison.Ordinal);

    [Fact]
    public void Encoded_lists_are_decoded_and_unmarked()
    {
        TreeMap list =
            XmlTree.Read(
                "<ListBucketResult><EncodingType>url</EncodingType><Prefix>a%20</Prefix><Contents><Key>a+b%2Bc%2F</Key>"
                    + "<ETag>%41</ETag></Contents><CommonPrefixes><Prefix>%C3%A9/</Prefix></CommonPrefixes></ListBucketResult>");
        UrlEncodedList.Decode(list);
        Assert.Equal(
            """{"ListBucketResult":{"Prefix":"a ","Contents":[{"Key":"a b+c/","ETag":"%41","ChecksumAlgorithm":[]}]"""
                + ""","CommonPrefixes":[{"Prefix":"é/"}]}}""", JsonTree.Write(list, indented: false));
    }

    [Fact]
    public void Lists_that_were_not_encoded_are_left_alone()
    {
        TreeMap list = XmlTree.Read("<ListBucketResult><Contents><Key>a+b%2B</Key></Contents></ListBucketResult>");
        UrlEncodedList.Decode(list);
        Assert.Equal("a+b%2B", list.GetMaps("ListBucketResult", "Contents").Single().GetText("Key"));
    }

    private static TreeMap Fill(Shape shape)
    {
        var map = new TreeMap();
        foreach (Shape member in shape.Members.OrderBy(m => !m.IsAttribute))
            map.Add(member.Name, member.Repeats ? new List<object?> { Sample(member), Sample(member) } : Sample(member));
        return map;
    }

    private static object Sample(Shape shape) => shape.Kind switch
    {
        ShapeKind.Map => Fill(shape),
        ShapeKind.Integer => 7,
        ShapeKind.Long => 5_000_000_000L,
        ShapeKind.Boolean => true,
        ShapeKind.Timestamp => new DateTime(2024, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc),
        _ => "a <b> & \"c\" é",
    };
}
