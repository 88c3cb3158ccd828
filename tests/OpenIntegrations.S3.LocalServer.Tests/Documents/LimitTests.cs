using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Documents;

/// <summary>What is more than any client needs is refused before it costs anything.</summary>
public sealed class LimitTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    public static TheoryData<string, string> TooMuch => new()
    {
        { "levels", Nested(LimitedXml.MaxDepth) },
        { "levels", Nested(25_000) },
        { "elements", "<Tagging>" + string.Concat(Enumerable.Repeat("<a/>", LimitedXml.MaxElements)) + "</Tagging>" },
        { "attributes", "<Tagging " + string.Concat(Enumerable.Range(0, 17).Select(i => $" a{i}=''")) + "/>" },
        { "attributes", "<Tagging " + string.Concat(Enumerable.Range(0, 60_000).Select(i => $" xmlns:a{i}='b'")) + "/>" },
    };

    [Theory, MemberData(nameof(TooMuch))]
    public async Task A_document_has_limits(string what, string document)
    {
        await fixture.Client.Put("/bkt/k");
        Reply reply = await fixture.Client.Put("/bkt/k?tagging", document);
        Assert.Equal("400 MalformedXML", reply.Code);
        Assert.Contains(what, reply.Value("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_at_its_limits_is_read()
    {
        var deep = LimitedXml.Read(Encoding.UTF8.GetBytes(Nested(LimitedXml.MaxDepth - 1)));
        Assert.Equal(LimitedXml.MaxDepth, deep.DescendantsAndSelf().Count());
        string many = "<a>" + string.Concat(Enumerable.Repeat("<b/>", LimitedXml.MaxElements - 1)) + "</a>";
        Assert.Equal(LimitedXml.MaxElements - 1, LimitedXml.Read(Encoding.UTF8.GetBytes(many)).Elements().Count());
    }

    [Fact]
    public async Task A_document_of_more_than_a_megabyte_is_too_long()
    {
        string blank = new(' ', 1024 * 1024);
        Reply reply = await fixture.Client.Put("/bkt?tagging", $"<Tagging>{blank}</Tagging>");
        Assert.Equal(("400 MaxMessageLengthExceeded", "1048576"), (reply.Code, reply.Value("MaxMessageLengthBytes")));
    }

    [Theory]
    [InlineData(HttpLimits.Headers + 1, 1, "400")]
    [InlineData(300, 1, "403")]
    [InlineData(20, 4000, "400")]
    public void A_head_has_limits(int count, int length, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        var lines = Enumerable.Range(0, count - 1).Select(i => $"X-{i}: {new string('x', length)}\n");
        raw.Send("GET / HTTP/1.1\nHost: a\n" + string.Concat(lines) + "\n");
        Assert.StartsWith($"HTTP/1.1 {expected} ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpLimits.RequestLine, "RequestHeaderSectionTooLarge")]
    [InlineData(HttpLimits.RequestLine - 100, "AccessDenied")]
    public void A_first_line_has_a_limit(int length, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send($"GET /?q={new string('q', length)} HTTP/1.1\nHost: a\n\n");
        Assert.Contains($"<Code>{expected}</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    private static string Nested(int depth) =>
        "<Tagging>" + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth)) + "</Tagging>";
}
