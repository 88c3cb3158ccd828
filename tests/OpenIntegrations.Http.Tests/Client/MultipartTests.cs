using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>Bodies of several parts, read by parsers that are not ours.</summary>
public sealed class MultipartTests : IDisposable
{
    private const string Node = """
        const fs = require('fs');
        (async () => {
            const form = await new Response(fs.readFileSync(process.argv[1]), { headers: { 'Content-Type': process.argv[2] } }).formData();
            const parts = [];
            for (const [name, value] of form)
                parts.push(typeof value === 'string' ? { name, text: value } : { name, file: value.name, type: value.type,
                    text: Buffer.from(await value.arrayBuffer()).toString('latin1') });
            console.log(JSON.stringify(parts));
        })();
        """;

    private const string Python = """
        import email, email.policy, json, sys
        head = ('Content-Type: %s\r\n\r\n' % sys.argv[2]).encode()
        message = email.message_from_bytes(head + open(sys.argv[1], 'rb').read(), policy=email.policy.HTTP)
        print(json.dumps([{'type': p.get_content_type(), 'given': p['Content-Type'], 'disposition': p['Content-Disposition'],
            'name': p.get_param('name', header='Content-Disposition'), 'file': p.get_filename(), 'id': p['Content-ID'],
            'text': p.get_payload(decode=True).decode('latin1')} for p in message.iter_parts()]
            + [{'root': message.get_content_type(), 'rootType': message.get_param('type'), 'defects': [str(d) for d in message.defects]}]))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Form_data_as_node_reads_it()
    {
        Assert.SkipUnless(Programs.Has("node"), "Node.js is not on the PATH: no independent parser for form data.");
        var parts = await ParseAsync("node", ["-e", Node], Form());
        string[] expected =
        [
            """{"name":"title","text":"A \"cat\"\r\nof mine é"}""", """{"name":"yes","text":"true"}""",
            """{"name":"number","text":"1.5"}""", """{"name":"map","text":"{\"a\":[1]}"}""",
            """{"name":"bytes","text":"ab"}""",
            """{"name":"photo \"1\"","file":"c\"at é.bin","type":"image/x-cat","text":"\u0000ÿ\r\n--\r\n"}""",
            """{"name":"plain","file":"b.txt","type":"text/plain","text":"from text"}""",
        ];
        Assert.Equal(expected.Select(Normal), parts.EnumerateArray().Select(p => Normal(p.GetRawText())));
    }

    [Fact]
    public async Task Form_data_as_python_reads_it()
    {
        Assert.SkipUnless(Programs.Has("python3"), "Python is not on the PATH: no independent parser for multipart bodies.");
        var parts = await ParseAsync("python3", ["-c", Python], Form());
        Assert.Equal(["title", "yes", "number", "map", "bytes"],
            parts.EnumerateArray().Take(5).Select(p => p.GetProperty("name").GetString()));
        Assert.Equal("\0ÿ\r\n--\r\n", parts[5].GetProperty("text").GetString());
        Assert.Equal("image/x-cat", parts[5].GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, parts[6].GetProperty("given").ValueKind);
        Assert.Equal(8, parts.GetArrayLength());
        Assert.Equal("multipart/form-data", parts[7].GetProperty("root").GetString());
        Assert.Equal(0, parts[7].GetProperty("defects").GetArrayLength());
    }

    [Fact]
    public async Task Related_parts_as_python_reads_them()
    {
        Assert.SkipUnless(Programs.Has("python3"), "Python is not on the PATH: no independent parser for multipart bodies.");
        var request = Sent(c => c.StartMultipartBody(true, "related")
            .AddDataAsRelated(new Dictionary<string, object> { ["name"] = "cat" }, "application/json; charset=UTF-8")
                .AddDataAsRelated(FileOf("cat"), "image/x-cat", "photo@x").AddDataAsRelated("t", "text/plain", "<id2>"));
        var parts = await ParseAsync("python3", ["-c", Python], request);
        Assert.Equal("""{"name":"cat"}""", parts[0].GetProperty("text").GetString());
        Assert.Equal("application/json", parts[0].GetProperty("type").GetString());
        Assert.Equal("<photo@x>", parts[1].GetProperty("id").GetString());
        Assert.Equal("cat", parts[1].GetProperty("text").GetString());
        Assert.Equal("<id2>", parts[2].GetProperty("id").GetString());
        Assert.Equal("multipart/related", parts[3].GetProperty("root").GetString());
        Assert.Equal("application/json", parts[3].GetProperty("rootType").GetString());
    }

    [Fact]
    public void The_bytes_are_those_of_the_specification()
    {
        var request =
            Sent(c =>
                c.StartMultipartBody().AddMultipartFormDataField("a", "1")
                    .AddMultipartFormDataFile("f", "n.txt", "x"u8.ToArray(), "text/plain"));
        string boundary = request.Header("Content-Type")!["multipart/form-data; boundary=".Length..];
        Assert.Matches("^[0-9a-f]{32}$", boundary);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--{boundary}\r\nContent-Disposition: form-data; "
                + $"name=\"f\"; filename=\"n.txt\"\r\nContent-Type: text/plain\r\n\r\nx\r\n--{boundary}--\r\n",
            request.Text);
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Header("Content-Length"));
    }

    [Fact]
    public void Files_are_read_when_they_are_sent_unless_copies_are_kept()
    {
        foreach (bool useFile in new[] { true, false })
        {
            string path = FileOf("before");
            var request = Sent(c =>
            {
                c = c.StartMultipartBody(useFile).AddMultipartFormDataFile("f", "n", path);
                File.WriteAllText(path, "change");
                return c;
            });
            Assert.Contains(useFile ? "change" : "before", request.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_length_is_not_known_before_that_of_each_part_is()
    {
        using var pipe = new System.IO.Pipelines.Pipe().Reader.AsStream();
        Assert.Null(
            new MultipartBody("b", [(new HeaderList(), new BytesBody("x"u8.ToArray())), (new HeaderList(), new StreamBody(pipe))]).Length);
    }

    [Fact]
    public void Empty_files_can_be_skipped()
    {
        var request =
            Sent(c =>
                c.StartMultipartBody().AddMultipartFormDataFile("f", "n", "", ignoreEmpty: true).AddMultipartFormDataFile("g", "n", ""));
        Assert.DoesNotContain("\"f\"", request.Text, StringComparison.Ordinal);
        Assert.Contains("\"g\"", request.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("View", "is no kind of multipart body")]
    [InlineData("NotStarted", "begin one with StartMultipartBody($true, 'form-data')")]
    [InlineData("OtherView", "begin one with StartMultipartBody($true, 'related')")]
    [InlineData("Injection", "has a line break")]
    public void What_cannot_be_added_is_an_error(string what, string message)
    {
        FluentClient client = HttpRequests.NewRequest().Initialize("x");
        client = what switch
        {
            "View" => client.StartMultipartBody(true, "mixed"),
            "NotStarted" => client.SetStringBody("x").AddMultipartFormDataField("a", 1),
            "OtherView" => client.StartMultipartBody().AddDataAsRelated("a", "text/plain"),
            _ => client.StartMultipartBody().AddMultipartFormDataFile("a", "b", "c", "text/plain\r\nX: y"),
        };
        Assert.Contains(message, (string)client.GetLog(true), StringComparison.Ordinal);
    }

    private RecordedRequest Form() => Sent(c => c.StartMultipartBody()
        .AddMultipartFormDataField("title", "A \"cat\"\r\nof mine é").AddMultipartFormDataField("yes", true)
            .AddMultipartFormDataField("number", 1.5)
        .AddMultipartFormDataField("map", new Dictionary<string, object> { ["a"] = new[] { 1 } })
            .AddMultipartFormDataField("bytes", "ab"u8.ToArray())
        .AddMultipartFormDataFile("photo \"1\"", "c\"at é.bin", FileOf("\0ÿ\r\n--\r\n"), "image/x-cat")
            .AddMultipartFormDataFile("plain", "b.txt", "from text"));

    private static RecordedRequest Sent(Func<FluentClient, FluentClient> describe)
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = describe(HttpRequests.NewRequest().Initialize(server.Url)).ProcessRequest("POST");
        Assert.True(!client.Error, (string)client.GetLog(true));
        return server.Requests.Single();
    }

    private static string Normal(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));

    private async Task<JsonElement> ParseAsync(string program, string[] arguments, RecordedRequest request)
    {
        string path = Path.Combine(_folder, "body");
        await File.WriteAllBytesAsync(path, request.Body);
        (int exit, string output) = await Programs.RunAsync(program, [.. arguments, path, request.Header("Content-Type")!]);
        Assert.True(exit == 0, output);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private string FileOf(string content)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        return path;
    }
}
