using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Answers;

/// <summary>What an answer has to show before it counts as an object, as a bucket, or as no web page.</summary>
public sealed class BeliefTests
{
    [Theory]
    [InlineData("GET", "k", false, "NotS3")]
    [InlineData("HEAD", "k", true, "NotS3")]
    [InlineData("HEAD", null, true, "NotS3")]
    [InlineData("PUT", "k", true, "NotS3")]
    [InlineData("PUT", null, true, "NotS3")]
    [InlineData("DELETE", "k", true, "NotS3")]
    [InlineData("DELETE", null, true, "NotS3")]
    public async Task A_web_page_is_no_answer(string method, string? key, bool whole, string code)
    {
        using var server = new ScriptedServer(Scripted.Html);
        var request = new S3Request(method) { Bucket = "b1", Key = key };
        S3Client client = Scripted.Client(server);
        S3Answer answer = whole ? await client.SendAsync(request, CancellationToken.None)
            : (await client.OpenAsync(request, CancellationToken.None)).Refusal!;
        Assert.Equal(code, answer.Error!.Code);
        Assert.Contains("web page", answer.Error.Message, StringComparison.Ordinal);
        if (method != "HEAD") Assert.Contains("MinIO Console", answer.Error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, bool> Heads => new()
    {
        { "", "", false }, { "Content-Length", "5", false }, { "Cache-Control", "no-store", false }, { "x-amz-request-id", "1", false },
        { "Server", "nginx", false }, { "ETag", "", false }, { "ETag", "\"e\"", true },
        { "Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT", true },
    };

    /// <summary>An object has an ETag and a date; a cache that takes both away leaves nothing to tell it by.</summary>
    [Theory, MemberData(nameof(Heads))]
    public async Task An_object_is_there_when_something_says_which(string name, string value, bool isThere)
    {
        using var server = new ScriptedServer(name.Length == 0 ? new Answer() : new Answer().With(name, value));
        var head = new S3Request("HEAD") { Bucket = "b1", Key = "k" };
        S3Answer answer = await Scripted.Client(server).SendAsync(head, CancellationToken.None);
        Assert.Equal(isThere ? null : "UnprovenAnswer", answer.Error?.Code);
    }

    [Theory]
    [InlineData("text/html", null, false)]
    [InlineData("application/json", null, false)]
    [InlineData("text/plain; charset=utf-8", null, false)]
    [InlineData("application/json", "x-amz-bucket-region", true)]
    [InlineData("application/xml", null, true)]
    [InlineData(null, null, true)]
    public async Task A_bucket_is_there_when_nothing_speaks_against_it(string? type, string? header, bool isThere)
    {
        var head = new Answer();
        if (type is not null) head = head.With("Content-Type", type);
        if (header is not null) head = head.With(header, "x");
        using var server = new ScriptedServer(head);
        Assert.Equal(isThere, (await Scripted.Client(server).SendAsync(Routes.HeadBucket.For("b1"), CancellationToken.None)).Error is null);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":1}", null, false)]
    [InlineData("text/plain", "sign in", null, false)]
    [InlineData("text/plain", "hello", null, true)]
    [InlineData("application/json", "{\"a\":1}", "ETag", true)]
    [InlineData("application/json", "{\"a\":1}", "Last-Modified", true)]
    [InlineData("application/json", "{\"a\":1}", "x-amz-request-id", true)]
    [InlineData("application/octet-stream", "hello", null, true)]
    [InlineData("application/octet-stream", "<feed/>", null, false)]
    [InlineData("application/octet-stream", "sign in", null, false)]
    [InlineData("application/octet-stream", "sign in", "Last-Modified", true)]
    [InlineData("image/png", "no image", null, false)]
    [InlineData(null, "no type", null, true)]
    [InlineData(null, "<Error><Code>AccessDenied</Code></Error>", null, false, "AccessDenied")]
    [InlineData(null, "<ListBucketResult/>", null, false)]
    [InlineData("application/octet-stream", "<Error><Code>AccessDenied</Code></Error>", "Last-Modified", false, "AccessDenied")]
    [InlineData("application/octet-stream", "<ListBucketResult/>", "Last-Modified", false)]
    [InlineData("application/octet-stream", "<!DOCTYPE html><html/>", "Last-Modified", false, "NotS3")]
    [InlineData("application/octet-stream", "<Error><Code>AccessDenied</Code></Error>", "ETag", true)]
    [InlineData("text/xml", "<s:Envelope xmlns:s='x'/>", null, false)]
    [InlineData("application/xml; charset=utf-8", "<EnumerationResults/>", null, false)]
    [InlineData("application/atom+xml", "<feed/>", null, false)]
    [InlineData("application/xml", "<?xml version='1.0'?><a/>", null, false)]
    [InlineData("text/xml", "<a/> ", null, true)]
    [InlineData("application/xml", "<a></a>", "ETag", true)]
    [InlineData("application/xml", "<a></a>", "Last-Modified", true)]
    [InlineData("application/xml", "<a></a>", "x-amz-request-id", true)]
    [InlineData("application/xml", "<ListBucketResult><Name>b1</Name></ListBucketResult>", "x-amz-request-id", false)]
    [InlineData("application/xml", "<ListAllMyBucketsResult/>", "Last-Modified", false)]
    [InlineData("application/xml", "<ListBucketResult/>", "ETag", true)]
    public async Task A_short_text_without_a_sign_is_an_object_when_the_store_says_so(string? type, string text, string? header, bool isOne,
        string code = "UnprovenAnswer")
    {
        var body = new Answer(200, text);
        if (type is not null) body = body.With("Content-Type", type);
        if (header is not null) body = body.With(header, "x");
        using var server = new ScriptedServer(request => request.Method == "GET" ? body
            : new Answer().With("ETag", "\"e\"").With("Content-Length", "5"));
        (WireResponse? open, S3Answer? refusal) =
            await Scripted.Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Equal(isOne ? null : code, refusal?.Error?.Code);
        using (open) Assert.Equal(isOne, open is not null);
    }

    [Fact]
    public async Task A_page_that_is_an_object_is_one()
    {
        using var server = new ScriptedServer(Scripted.Html.With("ETag", "\"e\""));
        var get = new S3Request("GET") { Bucket = "b1", Key = "index.html" };
        (WireResponse? open, S3Answer? refusal) = await Scripted.Client(server).OpenAsync(get, CancellationToken.None);
        Assert.Null(refusal);
        using (open) Assert.Equal(Scripted.Page, Encoding.UTF8.GetString(
            await open!.ReadAllAsync(AnswerLimit.OfContent(1000), CancellationToken.None)));
        var head = new S3Request("HEAD") { Bucket = "b1", Key = "index.html" };
        Assert.Null((await Scripted.Client(server).SendAsync(head, CancellationToken.None)).Error);
    }

    /// <summary>Who says nothing to a GET and nothing to a HEAD says it to everything.</summary>
    public static TheoryData<string> Documents => new(Routes.All.Where(r => r.Proof is not null).Select(r => r.Name));

    /// <summary>What has no content lists nothing and configures nothing, whatever its status is called.</summary>
    [Theory, MemberData(nameof(Documents))]
    public async Task No_content_is_no_document(string operation)
    {
        foreach (int status in new[] { 200, 202, 203, 204, 205, 206 })
        {
            using var server = new ScriptedServer(Answer.Done with { Status = status });
            S3Request request = Routes.Find(operation).Bind(static hole => hole switch { "Bucket" => "b1", "Key" => "k", _ => "1" });
            request.Force = true;
            S3Answer answer = await Scripted.Client(server, attempts: 1).SendAsync(request, CancellationToken.None);
            Assert.True(answer.Error is not null, $"{status}");
        }
    }

    [Theory, InlineData("", "", false), InlineData("Server", "nginx", false), InlineData("ETag", "\"e\"", true)]
    [InlineData("Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT", true)]
    public async Task Nothing_is_an_object_when_the_store_says_so(string name, string value, bool isOne)
    {
        using var server = new ScriptedServer(request => request.Method == "GET" || name.Length == 0 ? new Answer()
            : new Answer().With(name, value));
        (WireResponse? open, S3Answer? refusal) =
            await Scripted.Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Equal(isOne ? null : "UnprovenAnswer", refusal?.Error?.Code);
        using (open) Assert.Equal(isOne, open is not null);
    }

    /// <summary>What is too long to be a message is not read, and asked after in the same way.</summary>
    [Theory, InlineData("text/xml", 0, true), InlineData("text/xml", 1, false)]
    [InlineData("application/octet-stream", 0, true), InlineData("application/octet-stream", 1, false)]
    public async Task A_long_document_without_a_sign_is_one_too(string type, int more, bool isOne)
    {
        string text = "<Feed>" + new string(' ', 100_000) + "</Feed>";
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(200, text).With("Content-Type", type)
            : new Answer().With("ETag", "\"e\"").With("Content-Length", (text.Length + more).ToString(CultureInfo.InvariantCulture)));
        (WireResponse? open, S3Answer? refusal) =
            await Scripted.Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Equal(isOne ? null : "UnprovenAnswer", refusal?.Error?.Code);
        using (open) Assert.Equal(isOne, open is not null);
    }

    /// <summary>The question is about the version that was asked for, and about the whole of a range.</summary>
    [Fact]
    public async Task An_object_without_a_sign_is_asked_after_as_it_was_asked_for()
    {
        using var server = new ScriptedServer(request => request.Method == "GET"
            ? new Answer(206, "<a/> ").With("Content-Type", "text/xml").With("Content-Range", "bytes 0-4/9")
            : new Answer().With("ETag", "\"e\"").With("Content-Length", "9"));
        var get = new S3Request("GET") { Bucket = "b1", Key = "k" };
        get.Query.Add("versionId", "v1");
        (WireResponse? open, S3Answer? refusal) = await Scripted.Client(server).OpenAsync(get, CancellationToken.None);
        using (open) Assert.Null(refusal);
        Assert.Equal("/b1/k?versionId=v1", server.Requests.Single(r => r.Method == "HEAD").Target);
    }
}
