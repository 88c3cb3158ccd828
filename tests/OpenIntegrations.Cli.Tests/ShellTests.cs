using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

public sealed class ShellTests
{
    [Theory]
    [InlineData("")]
    [InlineData("s3")]
    [InlineData("s3hosting")]
    [InlineData("cp --help")]
    [InlineData("s3 PutObject --help")]
    [InlineData("serve --help")]
    public async Task A_page_breaks_no_words_at_the_edge_of_the_terminal(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string whole = (await Oint.RunAsync(words)).Output;
        foreach (int width in new[] { 40, 80, 120 })
        {
            string page = (await Oint.RunAsync(Oint.Alone with { Width = width }, words)).Output;
            Assert.DoesNotContain(page.Split('\n'), l => l.TrimEnd().Length > width && l.Trim().Contains(' ', StringComparison.Ordinal));
            Assert.Equal(whole.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
                page.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task What_goes_on_stands_below_its_text() => Assert.Contains(
        string.Join(Environment.NewLine, "  oint mv           Moves: the source goes when", "                    its content is at the",
            "                    destination."),
        (await Oint.RunAsync(Oint.Alone with { Width = 48 }, [])).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "oint <library> <method>")]
    [InlineData(0, "oint 0.", "--version")]
    [InlineData(0, "CreateBucket", "s3")]
    [InlineData(0, "adv_response", "s3", "CreateBucket", "--name", "b1", "--config")]
    [InlineData(0, "adv_response", "s3", "CreateBucket", "--config", "--debug")]
    [InlineData(0, "adv_response", "s3", "CreateBucket", "--config=")]
    [InlineData(0, "--exit-zero", "s3", "CreateBucket", "--help")]
    [InlineData(0, "--bucket", "s3", "PutObject")]
    [InlineData(0, "--bucket", "s3", "putobject", "--help")]
    [InlineData(0, "def. val. - 3600", "s3", "GetObjectDownloadLink", "--help")]
    [InlineData(0, "oint <library> <method>", "help")]
    [InlineData(0, "oint <library> <method>", "-h")]
    [InlineData(0, "oint cp SOURCE", "help", "cp")]
    [InlineData(0, "--exit-zero", "help", "s3", "CreateBucket")]
    [InlineData(1, "'oint presign' here", "share", "s3://b/k")]
    [InlineData(0, "oint cp SOURCE", "s3", "cp", "--help")]
    [InlineData(0, "oint ls [ADDRESS...]", "s3", "ls", "--help")]
    [InlineData(2, "'oint cp' here", "s3", "put", "a", "s3://b/k")]
    [InlineData(0, "oint s3 ListBuckets", "s3", "list-buckets", "--help")]
    [InlineData(0, "oint s3 GetBucketCors", "s3", "get-bucket-cors", "--help")]
    [InlineData(1, "What others call that is 'oint s3' here", "s3api", "list-buckets")]
    [InlineData(1, "What others call that is 'oint configure' here", "config")]
    [InlineData(1, "As an operation of the API it is 'oint s3 put-object'", "put-object", "--bucket", "b")]
    [InlineData(1, "oint --help lists the commands", "frobnicate")]
    [InlineData(1, "Incorrect command", "s4", "PutObject")]
    [InlineData(1, "Incorrect command", "S3", "PutObject")]
    [InlineData(1, "Did you mean 's3'?", "S3", "PutObject")]
    [InlineData(1, "Did you mean 'serve'?", "sevre")]
    [InlineData(2, "Incorrect method", "s3", "PutObjects")]
    [InlineData(2, "Did you mean 'PutObject'?", "s3", "PutObjects")]
    [InlineData(99, "Did you mean '--name'?", "s3", "CreateBucket", "--nmae", "c")]
    [InlineData(99, "Did you mean '--exit-zero'?", "s3", "CreateBucket", "--exitzero", "c")]
    [InlineData(99, "Unexpected Error!", "s3", "CreateBucket", "--name", "b", "--nmae", "c")]
    [InlineData(99, "needs --bucket, --data", "s3", "PutObject", "--name", "k")]
    [InlineData(99, "--name has no value", "s3", "CreateBucket", "--name")]
    [InlineData(99, "it must be true or false", "s3", "CreateBucket", "--name", "b1", "--dir", "maybe", "--basic",
        "{'URL':'x','AccessKey':'a','SecretKey':'s'}")]
    [InlineData(99, "from 1 to", "s3", "GetObjectDownloadLink", "--name", "k", "--bucket", "b1", "--expires", "x", "--basic",
        "{'URL':'x','AccessKey':'a','SecretKey':'s'}")]
    [InlineData(99, "from one second to seven days", "s3", "GetObjectDownloadLink", "--name", "k", "--bucket", "b1", "--expires", "604801",
        "--basic", "{'URL':'x','AccessKey':'a','SecretKey':'s'}")]
    [InlineData(99, "lacks AccessKey, SecretKey", "s3", "CreateBucket", "--name", "b1", "--basic", "{'URL':'x'}")]
    [InlineData(99, "no JSON object", "s3", "CreateBucket", "--name", "b1", "--basic", "{'URL':")]
    public async Task Exit_codes_and_messages(int exit, string text, params string[] words)
    {
        Outcome outcome = await Oint.RunAsync(words);
        Assert.Equal(exit, outcome.Exit);
        Assert.Contains(text, exit == 0 ? outcome.Output : outcome.Messages, StringComparison.Ordinal);
        if (exit != 0) Assert.Empty(outcome.Output);
    }

    public static TheoryData<string, string[]> Refusable => new()
    {
        { "DeleteBucket", ["--name", "b1"] },
        { "HeadObject", ["--name", "k", "--bucket", "b1"] },
        { "GetObject", ["--name", "k", "--bucket", "b1"] },
        { "GetObject", ["--name", "k", "--bucket", "b1", "--out", Path.Combine(Path.GetTempPath(), "never-written")] },
        { "PutObject", ["--name", "k", "--bucket", "b1", "--data", "base64:aGVsbG8="] },
        { "UploadFullObject", ["--name", "k", "--bucket", "b1", "--data", "hello"] },
        { "SendRequestWithoutBody", ["--method", "GET"] },
        { "SendRequestWithoutBody", ["--method", "GET", "--binary", "true"] },
    };

    [Theory, MemberData(nameof(Refusable))]
    public async Task A_refusal_of_the_store_is_an_envelope_and_a_code_of_its_own(string method, string[] options)
    {
        using var server = new ScriptedServer(Answer.Error(403, "AccessDenied"));
        string[] words = ["s3", method, .. options, "--basic", Oint.Basic(server)];
        Outcome refused = await Oint.RunAsync(words);
        Assert.Equal(3, refused.Exit);
        Assert.Equal(403, refused.Json.GetProperty("status").GetInt32());
        Outcome asOInt = await Oint.RunAsync([.. words, "--exit-zero"]);
        Assert.Equal(0, asOInt.Exit);
        Assert.Equal(403, asOInt.Json.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_refusal_inside_an_answer_of_200_is_a_refusal()
    {
        using var server = new ScriptedServer(new Answer(200, "<Error><Code>AccessDenied</Code></Error>"));
        Outcome outcome = await Oint.RunAsync("s3", "CopyObject", "--sname", "a", "--sbucket", "b1", "--name", "k", "--bucket", "b1",
            "--basic", Oint.Basic(server));
        Assert.Equal(3, outcome.Exit);
        Assert.Equal("AccessDenied", outcome.Json.GetProperty("response").GetProperty("Error").GetProperty("Code").GetString());
    }

    [Fact]
    public async Task Test_says_what_would_be_sent_and_sends_nothing()
    {
        using var server = new ScriptedServer(new Answer());
        Outcome outcome = await Oint.RunAsync("s3", "CreateBucket", "--name", "b1", "--basic", Oint.Basic(server), "--test");
        Assert.Equal("PUT", outcome.Json.GetProperty("request").GetProperty("method").GetString());
        Assert.Equal(server.Url + "/b1", outcome.Json.GetProperty("request").GetProperty("url").GetString());
        Assert.DoesNotContain("SECRETTEST", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Debug_tells_on_standard_error_and_keeps_the_secret()
    {
        using var server = new ScriptedServer(new Answer());
        Outcome outcome = await Oint.RunAsync("s3", "CreateBucket", "--name", "b1", "--basic", Oint.Basic(server), "--debug");
        Assert.Contains($"PUT {server.Url}/b1: 200", outcome.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETTEST", outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(200, outcome.Json.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("_utf8_", "hello")]
    [InlineData("_base64_", "aGVsbG8=")]
    [InlineData("_hex_", "68656C6C6F")]
    [InlineData("_HEX_", "68656C6C6F")]
    [InlineData("_Base64_", "aGVsbG8=")]
    public async Task Bytes_print_in_a_form_of_their_own(string form, string printed)
    {
        using var server = new ScriptedServer(new Answer(200, "hello"));
        Outcome outcome =
            await Oint.RunAsync("s3", "GetObject", "--name", "k", "--bucket", "b1", "--basic", Oint.Basic(server), "--out", form);
        Assert.Equal(printed, outcome.Output.Trim());
    }

    [Theory]
    [InlineData("_hex_")]
    [InlineData("_base64_")]
    public async Task Text_and_json_print_in_the_same_forms_and_make_no_file(string form)
    {
        foreach (string method in new[] { "HeadBucket", "GetObjectDownloadLink" })
        {
            using var server = new ScriptedServer(new Answer());
            string[] name = method == "HeadBucket" ? ["--name", "b1"] : ["--name", "k", "--bucket", "b1"];
            Outcome outcome = await Oint.RunAsync(["s3", method, .. name, "--basic", Oint.Basic(server), "--out", form]);
            byte[] bytes = form == "_hex_" ? Convert.FromHexString(outcome.Output.Trim()) : Convert.FromBase64String(outcome.Output.Trim());
            Assert.Contains(method == "HeadBucket" ? "\"status\": 200" : "X-Amz-Signature", Encoding.UTF8.GetString(bytes),
                StringComparison.Ordinal);
            Assert.False(File.Exists(form));
        }
    }

    [Fact]
    public async Task Bytes_that_go_nowhere_are_not_printed()
    {
        using var server = new ScriptedServer(new Answer(200, "hello"));
        Outcome outcome = await Oint.RunAsync("s3", "GetObject", "--name", "k", "--bucket", "b1", "--basic", Oint.Basic(server));
        Assert.Empty(outcome.Output);
        Assert.Contains("--out", outcome.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_goes_to_its_file_and_a_refusal_leaves_the_file_alone()
    {
        string file = Path.GetTempFileName();
        using var server = new ScriptedServer(new Answer(200, "hello").With("ETag", "\"e\""), Answer.Error(404, "NoSuchKey"));
        Outcome outcome =
            await Oint.RunAsync("s3", "GetObject", "--name", "k", "--bucket", "b1", "--basic", Oint.Basic(server), "--out", file);
        Assert.Equal(file, outcome.Output.Trim());
        outcome = await Oint.RunAsync("s3", "GetObject", "--name", "k", "--bucket", "b1", "--basic", Oint.Basic(server), "--out", file);
        Assert.Equal(404, outcome.Json.GetProperty("status").GetInt32());
        Assert.Equal("hello", await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    [Fact]
    public async Task A_result_goes_to_a_file()
    {
        string file = Path.GetTempFileName();
        using var server = new ScriptedServer(new Answer());
        Outcome outcome = await Oint.RunAsync("s3", "CreateBucket", "--name", "b1", "--basic", Oint.Basic(server), "--out", file);
        Assert.Empty(outcome.Output);
        Assert.Contains(file, outcome.Messages, StringComparison.Ordinal);
        Assert.Contains("\"status\": 200", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Retries_and_timeouts_come_with_config()
    {
        using var server = new ScriptedServer(new Answer(503));
        await Oint.RunAsync("s3", "HeadBucket", "--name", "b1", "--basic", Oint.Basic(server), "--config", "{'retries':1,'timeout':5}");
        Assert.Equal(2, server.Requests.Length);
        Outcome outcome =
            await Oint.RunAsync("s3", "HeadBucket", "--name", "b1", "--basic", Oint.Basic(server), "--config", "{'dontwait':true}");
        Assert.Equal(99, outcome.Exit);
        Assert.Contains("timeout, retries, proxy", outcome.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_advanced_response_has_the_body_under_its_own_name()
    {
        using var server = new ScriptedServer(new Answer(200, "<Tagging><TagSet/></Tagging>"));
        Outcome outcome = await Oint.RunAsync("s3", "GetBucketTagging", "--name", "b1", "--basic", Oint.Basic(server),
            "--config", "{'Adv_Response':true}");
        Assert.Equal(["status", "body", "headers"], outcome.Json.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task What_a_stranger_wrote_cannot_drive_the_terminal()
    {
        Outcome outcome = await Oint.RunAsync("s3", "Put\u001b]52;c;QQ==\aObject\u009b2J\u202e");
        Assert.DoesNotContain(outcome.Messages, c => char.IsControl(c) && c != '\n' && c != '\r' || c == '\u202e');
        Assert.Contains("\\e]52", outcome.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "/b1/k?")]
    [InlineData("false", "://b1.store.test/k?")]
    public async Task Dir_chooses_where_the_bucket_stands(string dir, string part)
    {
        Outcome outcome =
            await Oint.RunAsync("s3", "GetObjectDownloadLink", "--name", "k", "--bucket", "b1", "--dir", dir, "--basic",
                "{'URL':'store.test','AccessKey':'a','SecretKey':'s'}");
        Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":\"it's\"}", "it's")]
    [InlineData("{'a':'say \"hi\"'}", "say \"hi\"")]
    [InlineData("{'a':'it\\'s'}", "it's")]
    [InlineData("{'a':'\"e1\"'}", "\"e1\"")]
    public void Json_may_have_apostrophes(string text, string value) =>
        Assert.Equal(value, Assert.IsType<TreeMap>(LooseJson.Read(text))["a"]);

    [Theory]
    [InlineData("a\\nb", "a\nb")]
    [InlineData("a\\\\nb", "a\\nb")]
    [InlineData("{'a':'\\n'}", "{'a':'\\n'}")]
    [InlineData("100%\\x", "100%\\x")]
    public void Escapes_are_expanded(string typed, string meant) => Assert.Equal(meant, Escapes.Expand(typed));
}
