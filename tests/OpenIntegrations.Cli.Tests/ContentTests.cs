using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.Cli.Tests;

/// <summary>What <c>--data</c>, <c>--content</c> and <c>--body</c> send, and what they refuse to.</summary>
public sealed class ContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-content-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("film")]
    [InlineData("holiday/film1")]
    [InlineData("film.mp4")]
    [InlineData("./film")]
    public async Task A_mistyped_file_is_no_base64(string typed) => await RefusedAsync("PutObject", typed);

    [Theory]
    [InlineData("film.mp4")]
    [InlineData("./film")]
    [InlineData("../film")]
    [InlineData("~/film")]
    [InlineData("/no/such/film")]
    [InlineData("C:\\\\films\\\\film")]
    public async Task A_mistyped_file_is_no_text(string typed) => await RefusedAsync("UploadFullObject", typed);

    [Theory]
    [InlineData("PutObject", "aGVsbG8=", "hello")]
    [InlineData("PutObject", "base64:aGV5", "hey")]
    [InlineData("UploadFullObject", "hello", "hello")]
    [InlineData("UploadFullObject", "text:film.mp4", "film.mp4")]
    [InlineData("UploadFullObject", "Version 1.0 is out.", "Version 1.0 is out.")]
    [InlineData("UploadFullObject", "1.25", "1.25")]
    [InlineData("UploadFullObject", "{'a':'b.txt'}", "{'a':'b.txt'}")]
    [InlineData("UploadFullObject", "<a>b.txt</a>", "<a>b.txt</a>")]
    public async Task Content_that_is_meant_is_sent(string method, string typed, string sent)
    {
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\""));
        Outcome outcome =
            await Oint.RunAsync("s3", method, "--name", "k", "--bucket", "b1", "--data", typed, "--basic", Oint.Basic(server));
        Assert.Equal(0, outcome.Exit);
        Assert.Equal(sent, server.Requests[^1].Text);
    }

    /// <summary>What is fetched is sent whole: a connection that breaks in it is asked again.</summary>
    [Fact]
    public async Task A_break_in_what_is_fetched_is_mended()
    {
        using var source = new ScriptedServer(new Answer(200, "the content") { BreakAfter = 3 }, new Answer(200, "the content"));
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\""));
        Outcome outcome = await Oint.RunAsync("s3", "UploadFullObject", "--name", "k", "--bucket", "b1", "--data", source.Url + "/x",
            "--basic", Oint.Basic(server));
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Equal("the content", server.Requests[^1].Text);
    }

    /// <summary>A request of one's own for an object gets all of it, and nothing else.</summary>
    [Theory, InlineData(4, true), InlineData(null, true), InlineData(null, false)]
    public async Task The_bytes_of_an_object_are_whole(int? breakAfter, bool isRight)
    {
        var stored = new StoredObject("0123456789"u8.ToArray(), isRight ? "\"v1\"" : "\"0123456789abcdef0123456789abcdef\"");
        int gets = 0;
        using var server = new ScriptedServer(r => gets++ == 0 ? stored.Answer(r) with { BreakAfter = breakAfter } : stored.Answer(r));
        string file = Path.Combine(_folder, "got");
        Outcome outcome = await Oint.RunAsync("s3", "SendRequestWithoutBody", "--method", "GET", "--binary", "true", "--out", file,
            "--basic", Oint.Basic(server, "/b1/k"));
        Assert.Equal(isRight, outcome.Exit == 0);
        if (isRight) Assert.Equal("0123456789", await File.ReadAllTextAsync(file));
        else Assert.False(File.Exists(file));
    }

    /// <summary>A pipe, and what the system makes up as it is read, have a length that says nothing.</summary>
    [Theory]
    [InlineData("PutObject", "--data"), InlineData("UploadFullObject", "--data"), InlineData("UploadObjectPart", "--content")]
    public async Task A_file_without_a_length_is_sent_whole(string method, string option)
    {
        const string path = "/proc/version";
        Assert.SkipUnless(File.Exists(path), "There is no such file on this system.");
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\""));
        string[] part = method == "UploadObjectPart" ? ["--part", "1", "--upload", "u"] : [];
        Outcome outcome = await Oint.RunAsync(
            ["s3", method, "--name", "k", "--bucket", "b1", option, path, .. part, "--basic", Oint.Basic(server)]);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Equal(await File.ReadAllTextAsync(path), server.Requests[^1].Text);
    }

    [Fact]
    public async Task A_body_of_three_gigabytes_is_announced_whole_and_a_part_of_six_is_refused()
    {
        string file = Path.Combine(_folder, "large");
        using (FileStream sparse = File.Create(file)) sparse.SetLength(3L << 30);
        string basic = "{'URL':'http://127.0.0.1:1/b1/k','AccessKey':'a','SecretKey':'s'}";
        Outcome body = await Oint.RunAsync("s3", "SendRequestWithBody", "--method", "PUT", "--body", file, "--basic", basic, "--test");
        Assert.Equal(3L << 30, body.Json.GetProperty("request").GetProperty("length").GetInt64());

        using (FileStream sparse = File.OpenWrite(file)) sparse.SetLength(6L << 30);
        Outcome part = await Oint.RunAsync("s3", "UploadObjectPart", "--name", "k", "--bucket", "b1", "--upload", "u", "--part", "1",
            "--content", file, "--basic", basic, "--test");
        Assert.Equal(99, part.Exit);
        Assert.Contains("5 GiB", part.Messages, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string method, string typed)
    {
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\""));
        Outcome outcome =
            await Oint.RunAsync("s3", method, "--name", "k", "--bucket", "b1", "--data", typed, "--basic", Oint.Basic(server));
        Assert.Equal(99, outcome.Exit);
        Assert.Contains("a file that is there", outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
