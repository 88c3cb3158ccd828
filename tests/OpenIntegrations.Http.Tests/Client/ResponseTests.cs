using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class ResponseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("text/plain; charset=windows-1251", "CF-F0-E8", "При")]
    [InlineData("text/plain; charset=\"iso-8859-1\"", "E9", "é")]
    [InlineData("text/plain; charset=utf-16", "16-04", "Ж")]
    [InlineData("text/plain", "C3-A9", "é")]
    [InlineData("text/plain; charset=nonsense", "C3-A9", "é")]
    [InlineData(null, "C3-A9", "é")]
    [InlineData("text/plain; charset=iso-8859-1", "EF-BB-BF-C3-A9", "é")]
    [InlineData("text/plain", "FF-FE-E9-00", "é")]
    [InlineData("application/xml",
        "3C-3F-78-6D-6C-20-76-65-72-73-69-6F-6E-3D-27-31-2E-30-27-20-65-6E-63-6F-64-69-6E-67-3D-27-6C-61-74-69-6E-31-27-3F-3E-E9",
        "<?xml version='1.0' encoding='latin1'?>é")]
    [InlineData("application/xml; charset=utf-8", "3C-3F-78-6D-6C-20-65-6E-63-6F-64-69-6E-67-3D-22-6C-61-74-69-6E-31-22-3F-3E-C3-A9",
        "<?xml encoding=\"latin1\"?>é")]
    [InlineData("application/xml", "3C-3F-78-6D-6C-20-65-6E-63-6F-64-69-6E-67-3D", "<?xml encoding=")]
    public void Text_follows_the_charset_and_the_mark(string? type, string bytes, string text)
    {
        byte[] body = Convert.FromHexString(bytes.Replace("-", "", StringComparison.Ordinal));
        var answer = new Answer { Bytes = body };
        FluentClient client = Got(type is null ? answer : answer.With("Content-Type", type));
        Assert.Equal(text, client.ReturnResponseAsString());
        Assert.Equal(body, client.ReturnResponseAsBinaryData());
        Assert.Null(client.ReturnResponseFilename());
    }

    [Fact]
    public void Json_becomes_maps_lists_and_values()
    {
        object? result = Got(new Answer(200, """{"a":[1,3000000000,1.5,true,null,"x"],"id":12345678901234567890,"m":{"k":"v"}}"""))
            .ReturnResponseAsJSONObject();
        var map = Assert.IsType<TreeMap>(result);
        Assert.Equal([1, 3_000_000_000L, 1.5, true, null, "x"], Assert.IsType<List<object?>>(map["a"]));
        Assert.Equal(new BigInteger(12345678901234567890), map["id"]);
        Assert.Equal("v", map.Get("m", "k"));
    }

    [Fact]
    public void Json_follows_the_charset_too() =>
        Assert.Equal("é",
            Assert.IsType<TreeMap>(
                Got(new Answer { Bytes = Encoding.Latin1.GetBytes("{\"a\":\"é\"}") }.With("Content-Type",
                    "application/json; charset=iso-8859-1")).ReturnResponseAsJSONObject())["a"]);

    [Fact]
    public void No_body_is_an_empty_map_and_no_json_is_bytes()
    {
        Assert.Empty(Assert.IsType<TreeMap>(Got(new Answer(204)).ReturnResponseAsJSONObject()));
        Assert.Equal("<html>"u8.ToArray(), Got(new Answer(502, "<html>")).ReturnResponseAsJSONObject());
    }

    [Fact]
    public void The_raw_answer_has_status_headers_and_body()
    {
        var answer =
            Assert.IsType<ClientResponse>(
                Got(new Answer(418, "short").With("Set-Cookie", "a=1").With("Set-Cookie", "b=2").With("Server", "x/1 y/2")
                    .With("X-Odd", "a  b")).ReturnResponse());
        Assert.Equal(418, answer.Status);
        Assert.Equal("a=1, b=2", answer.Headers["set-cookie"]);
        Assert.Equal("x/1 y/2", answer.Headers["Server"]);
        Assert.Equal("a  b", answer.Headers["X-Odd"]);
        Assert.Equal("short", answer.Text);
    }

    [Fact]
    public void Gzip_is_unpacked_in_memory_and_on_its_way_to_a_file()
    {
        Answer packed = new Answer { Bytes = Pack("unpacked") }.With("Content-Encoding", "gzip");
        Assert.Equal("unpacked", Got(packed).ReturnResponseAsString());
        string path = Path.Combine(_folder, "a");
        Assert.Equal(path, Got(packed, c => c.SetResponseFile(path)).ReturnResponseFilename());
        Assert.Equal("unpacked", File.ReadAllText(path));
    }

    [Fact]
    public void Gzip_that_was_not_asked_for_stays_packed()
    {
        byte[] packed = Pack("x");
        Answer answer = new Answer { Bytes = packed }.With("Content-Encoding", "gzip");
        Assert.Equal(packed, Got(answer, c => c.UseGzipCompression(false)).ReturnResponseAsBinaryData());
        Assert.Equal(packed, Got(answer, c => c.AddHeader("Accept-Encoding", "identity")).ReturnResponseAsBinaryData());
    }

    [Fact]
    public void Gzip_that_is_none_is_an_error()
    {
        FluentClient client = Got(new Answer(200, "not packed").With("Content-Encoding", "gzip"));
        Assert.IsType<InvalidDataException>(client.Failure);
    }

    [Fact]
    public void A_head_has_no_body_whatever_it_announces()
    {
        using var server = new ScriptedServer(new Answer().With("Content-Length", "9000000000").With("Content-Encoding", "gzip"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetResponseFile(Path.Combine(_folder, "head"))
            .ProcessRequest("HEAD");
        Assert.Equal("", client.ReturnResponseAsString());
        Assert.Equal("9000000000", client.Response!.Headers["Content-Length"]);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_good_answer_goes_to_its_file_and_every_form_reads_it()
    {
        string path = Path.Combine(_folder, "a.json");
        File.WriteAllText(path, "an old and longer content");
        FluentClient client = Got(new Answer(200, """{"a":1}"""), c => c.SetResponseFile(path));
        Assert.Equal("""{"a":1}""", File.ReadAllText(path));
        Assert.Equal(path, client.ReturnResponseFilename());
        Assert.Equal("""{"a":1}""", client.ReturnResponseAsString());
        Assert.Equal(1, Assert.IsType<TreeMap>(client.ReturnResponseAsJSONObject())["a"]);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_bad_answer_leaves_the_file_alone()
    {
        string path = Path.Combine(_folder, "a");
        File.WriteAllText(path, "kept");
        FluentClient client = Got(new Answer(404, "no"), c => c.SetResponseFile(path));
        Assert.Equal("no", client.ReturnResponseAsString());
        Assert.Null(client.ReturnResponseFilename());
        Got(new Answer(200, "0123456789") { BreakAfter = 3 }, c => c.SetResponseFile(path));
        Assert.Equal("kept", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_response_file_can_be_taken_back_and_must_have_a_place()
    {
        Assert.Null(Got(new Answer(200, "x"), c => c.SetResponseFile("a").SetResponseFile("")).ReturnResponseFilename());
        Assert.IsAssignableFrom<IOException>(
            Got(new Answer(200, "x"), c => c.SetResponseFile(Path.Combine(_folder, "no", "such"))).Failure);
    }

    [Fact]
    public void A_part_is_a_range()
    {
        using var server = new ScriptedServer(new Answer(206, "23456"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).GetPart(2, 5);
        Assert.Equal("23456", client.ReturnResponseAsString());
        Assert.Equal("bytes=2-6", server.Requests[0].Header("Range"));
        Assert.Equal("identity", server.Requests[0].Header("Accept-Encoding"));
        Assert.Equal("GET", server.Requests[0].Method);
        client.GetPart(0, 1, "POST");
        Assert.Equal("POST", server.Requests[1].Method);
        Assert.True(client.GetPart(-1, 1).Error);
    }

    private static FluentClient Got(Answer answer, Func<FluentClient, FluentClient>? describe = null)
    {
        using var server = new ScriptedServer(answer);
        return (describe ?? (static c => c))(HttpRequests.NewRequest().Initialize(server.Url)).ProcessRequest("GET");
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
