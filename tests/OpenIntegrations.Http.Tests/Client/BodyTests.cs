using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class BodyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Binary_bodies_come_from_bytes_streams_files_paths_urls_and_text()
    {
        using var source = new ScriptedServer(new Answer(200, "loaded"));
        string path = File("a.bin", "file");
        foreach (var (data, expected) in new (object, string)[]
        {
            ("bytes"u8.ToArray(), "bytes"), (new object[] { 104, (byte)105 }, "hi"), (new MemoryStream("stream"u8.ToArray()), "stream"),
            (new FileInfo(path), "file"),
            (path, "file"), (source.Url + "/x", "loaded"), (new Uri(source.Url + "/x"), "loaded"), ("just text", "just text"), (12, "12"),
            (new Dictionary<string, object> { ["a"] = 1 }, "{\"a\":1}"), (new OneWay("pipe"), "pipe"),
        })
        {
            var request = Sent(c => c.SetBinaryBody(data));
            Assert.Equal(expected, request.Text);
            Assert.Equal("application/octet-stream", request.Header("Content-Type"));
            Assert.Equal(expected.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
        }
    }

    [Fact]
    public void An_empty_binary_body_is_skipped_unless_it_is_wanted()
    {
        Assert.Null(Sent(c => c.SetBinaryBody(Array.Empty<byte>())).Header("Content-Type"));
        Assert.Equal("application/octet-stream", Sent(c => c.SetBinaryBody(null, setIfEmpty: true)).Header("Content-Type"));
        Assert.Equal("kept", Sent(c => c.SetStringBody("kept").SetBinaryBody("")).Text);
    }

    [Fact]
    public void A_body_that_cannot_be_loaded_is_an_error()
    {
        using var source = new ScriptedServer(new Answer(404));
        FluentClient client = HttpRequests.NewRequest().Initialize("x").SetBinaryBody(source.Url + "/gone?token=abc");
        Assert.Contains($"{source.Url}/gone?token=*** answered 404", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, "text/plain; charset=utf-8", "C3-A9")]
    [InlineData(null, true, "text/plain; charset=utf-8", "EF-BB-BF-C3-A9")]
    [InlineData("utf8", true, "text/plain; charset=utf-8", "EF-BB-BF-C3-A9")]
    [InlineData("latin1", false, "text/plain; charset=iso-8859-1", "E9")]
    [InlineData("iso-8859-1", true, "text/plain; charset=iso-8859-1", "E9")]
    [InlineData("windows-1252", false, "text/plain; charset=windows-1252", "E9")]
    [InlineData("unicode", true, "text/plain; charset=utf-16", "FF-FE-E9-00")]
    public void Text_is_sent_in_its_encoding(string? encoding, bool mark, string type, string bytes)
    {
        foreach (bool before in new[] { true, false })
        {
            var request =
                Sent(c =>
                    (before && encoding is not null ? c.UseEncoding(encoding) : c).SetStringBody("é", mark)
                        .UseEncoding(encoding ?? "utf-8"));
            Assert.Equal(type, request.Header("Content-Type"));
            Assert.Equal(bytes, BitConverter.ToString(request.Body));
        }
    }

    [Fact]
    public void An_unknown_encoding_is_an_error() =>
        Assert.Contains("'klingon' is no encoding", (string)HttpRequests.NewRequest().Initialize("x").UseEncoding("klingon").GetLog(true),
            StringComparison.Ordinal);

    [Fact]
    public void A_data_type_or_a_header_of_ones_own_goes_before_the_bodys()
    {
        Assert.Equal("text/x", Sent(c => c.SetDataType("text/x").SetStringBody("a")).Header("Content-Type"));
        Assert.Equal("text/x", Sent(c => c.SetStringBody("a").SetDataType("text/x")).Header("Content-Type"));
        Assert.Equal("text/y",
            Sent(c => c.SetStringBody("a").SetDataType("text/x").AddHeader("content-type", "text/y")).Header("Content-Type"));
        Assert.Equal("text/plain; charset=utf-8",
            Sent(c => c.SetStringBody("a").SetDataType("text/x").SetDataType("")).Header("Content-Type"));
    }

    [Fact]
    public void Json_is_made_of_every_kind_of_value()
    {
        var value = new Dictionary<string, object?>
        {
            ["text"] = "a\"é", ["int"] = 1, ["long"] = 3_000_000_000, ["decimal"] = 1.10m, ["double"] = 0.1, ["single"] = 0.5f,
            ["ulong"] = ulong.MaxValue, ["yes"] = true, ["none"] = null,
            ["list"] = new object?[] { 1, "x", new Dictionary<string, object> { ["k"] = 2 } },
            ["when"] = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc), ["bytes"] = new byte[] { 1, 2 },
            ["empty"] = new Dictionary<string, object>(),
        };
        var request = Sent(c => c.SetJsonBody(value));
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal(
            """{"text":"a\"é","int":1,"long":3000000000,"decimal":1.10,"double":0.1,"single":0.5,"ulong":18446744073709551615"""
                + ""","yes":true,"none":null,"list":[1,"x",{"k":2}],"when":"2024-01-02T03:04:05.000Z","bytes":"AQI=","empty":{}}""",
            request.Text);
        Assert.Equal("[1,2]", Sent(c => c.SetJsonBody(new[] { 1, 2 })).Text);
        Assert.Equal("true", Sent(c => c.SetJsonBody(true)).Text);
        Assert.Equal("{}", Sent(c => c.SetJsonBody(new Dictionary<string, int>())).Text);
    }

    [Fact]
    public void Json_text_is_sent_as_it_stands_wherever_it_lies()
    {
        const string json = "{ \"a\" : 1.10,\r\n \"b\": [] }";
        using var source = new ScriptedServer(new Answer(200, json));
        string path = File("a.json", json);
        Assert.Equal(json, Sent(c => c.SetJsonBody(json)).Text);
        Assert.Equal(json, Sent(c => c.SetJsonBody(path)).Text);
        Assert.Equal(json, Sent(c => c.SetJsonBody(new FileInfo(path))).Text);
        Assert.Equal(json, Sent(c => c.SetJsonBody(source.Url + "/a.json")).Text);
        Assert.Equal("kept", Sent(c => c.SetStringBody("kept").SetJsonBody("")).Text);
    }

    [Fact]
    public void Json_takes_the_encoding_that_is_set()
    {
        var request = Sent(c => c.SetJsonBody(new Dictionary<string, object> { ["a"] = "é" }).UseEncoding("latin1"));
        Assert.Equal("application/json; charset=iso-8859-1", request.Header("Content-Type"));
        Assert.Equal("{\"a\":\"é\"}", Encoding.Latin1.GetString(request.Body));
    }

    [Fact]
    public void A_form_is_encoded_names_and_values()
    {
        var fields =
            new Dictionary<string, object?> { ["a b"] = "c&d=é+", ["n"] = 1.5, ["t"] = true, ["l"] = new[] { 1, 2 },
                ["m"] = new Dictionary<string, object> { ["k"] = 1 }, ["e"] = null };
        var request = Sent(c => c.SetFormBody(fields));
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal("a%20b=c%26d%3D%C3%A9%2B&n=1.5&t=true&l=1&l=2&m=%7B%22k%22%3A1%7D&e=", request.Text);
        Assert.Equal("a=%E9", Sent(c => c.SetFormBody("""{"a":"é"}""").UseEncoding("latin1")).Text);
        Assert.Equal("a=1&b=x+y", Sent(c => c.SetFormBody("a=1&b=x+y")).Text);
        Assert.Equal("a=1&b=3", Sent(c => c.SetFormBody("a=1&b=x+y").InsertBodyField("b", 3)).Text);
    }

    [Fact]
    public void Json_can_be_filled_field_by_field()
    {
        string text =
            Sent(c =>
                c.InitializeJsonBody().InsertBodyField("a", 10).InsertBodyField("m", new Dictionary<string, object>())
                    .InsertBodyField("m.in", "x")
            .InsertBodyField("l", Array.Empty<object>()).AddValue("l", "A").AddValue("l", new Dictionary<string, object> { ["q"] = 1 })
                .InsertBodyField("l.1.q", 2).InsertBodyField("l.0", "B")).Text;
        Assert.Equal("""{"a":10,"m":{"in":"x"},"l":["B",{"q":2}]}""", text);
        Assert.Equal("[1,[2]]",
            Sent(c => c.InitializeJsonBody("Array").AddValue("", 1).AddValue("", Array.Empty<int>()).AddValue("1", 2)).Text);
        Assert.Equal("""{"a":{"b":2}}""", Sent(c => c.SetJsonBody("""{ "a": { "b": 1 } }""").InsertBodyField("a.b", 2)).Text);
    }

    [Fact]
    public void A_form_can_be_filled_field_by_field()
    {
        Assert.Equal("a=1&b.c=2&l=x&l=y",
            Sent(c =>
                c.InitializeFormBody().InsertBodyField("a", 1).InsertBodyField("b.c", 2).InsertBodyField("l", new[] { "x" })
                    .AddValue("l", "y")).Text);
    }

    [Theory]
    [InlineData("12", "Number", "12")]
    [InlineData("1.50", "number", "1.50")]
    [InlineData("yes", "Boolean", "true")]
    [InlineData("{\"a\":1}", "Map", "{\"a\":1}")]
    [InlineData("[1,2]", "Array", "[1,2]")]
    [InlineData("x", "Array", "[\"x\"]")]
    [InlineData("2024-01-02", "Date", "\"2024-01-02T00:00:00.000Z\"")]
    [InlineData(5, "String", "\"5\"")]
    public void Values_are_converted_to_the_type_that_is_named(object value, string type, string json) =>
        Assert.Equal($"{{\"f\":{json}}}", Sent(c => c.InitializeJsonBody("Structure").InsertBodyField("f", value, type)).Text);

    [Theory]
    [InlineData("InsertBodyField", "there is no 'x'")]
    [InlineData("AddValue", "is no array")]
    [InlineData("NoBody", "InitializeJsonBody or InitializeFormBody")]
    [InlineData("Number", "'a' is no number")]
    [InlineData("Type", "'Nothing' is no type of a value")]
    [InlineData("Root", "'Set' is no type of a body")]
    [InlineData("Form", "A form cannot be an array")]
    [InlineData("Json", "SetJsonBody: error")]
    public void What_cannot_be_filled_is_an_error(string what, string message)
    {
        FluentClient client = HttpRequests.NewRequest().Initialize("x");
        client = what switch
        {
            "InsertBodyField" => client.InitializeJsonBody().InsertBodyField("x.y", 1),
            "AddValue" => client.InitializeJsonBody().AddValue("x", 1),
            "NoBody" => client.SetStringBody("x").InsertBodyField("x", 1),
            "Number" => client.InitializeJsonBody().InsertBodyField("x", "a", "Number"),
            "Type" => client.InitializeJsonBody().InsertBodyField("x", "a", "Nothing"),
            "Root" => client.InitializeJsonBody("Set"),
            "Form" => client.InitializeFormBody("Array"),
            _ => client.SetJsonBody("{'a':1}"),
        };
        Assert.True(client.Error);
        Assert.Contains(message, (string)client.GetLog(true), StringComparison.Ordinal);
    }

    private static RecordedRequest Sent(Func<FluentClient, FluentClient> describe)
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = describe(HttpRequests.NewRequest().Initialize(server.Url)).ProcessRequest("POST");
        Assert.True(!client.Error, (string)client.GetLog(true));
        return server.Requests.Single();
    }

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private sealed class OneWay(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
