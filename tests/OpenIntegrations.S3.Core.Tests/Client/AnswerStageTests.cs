using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class AnswerStageTests
{
    private const string Page = "<!DOCTYPE html><html><head><title>MinIO Console</title></head><body><hr></body></html>";
    private const string WholeList =
        "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>";

    private static Answer Html { get; } = new Answer(200, Page).With("Content-Type", "text/html; charset=utf-8");

    public static TheoryData<string, Answer> WhatPasses => new()
    {
        { "a body that breaks off", new Answer(200, WholeList) { BreakAfter = 40 } },
        { "XML that is cut", new Answer(200, WholeList[..60]) },
        { "nothing", new Answer() },
        { "an error inside", new Answer(200, "<Error><Code>InternalError</Code></Error>") },
        { "a page once", Html },
        { "a slow body", Answer.Error(400, "RequestTimeout") },
        { "a body that was cut", Answer.Error(400, "IncompleteBody") },
        { "a conflict", Answer.Error(409, "OperationAborted") },
        { "a timeout", new Answer(408) },
        { "too early", new Answer(425) },
        { "a proxy in need", new Answer(522) },
        { "no HTTP", new Answer { Raw = "SSH-2.0-OpenSSH\r\n"u8.ToArray() } },
        { "a closed connection", new Answer { Raw = [] } },
    };

    [Theory, MemberData(nameof(WhatPasses))]
    public async Task A_document_is_asked_for_again(string what, Answer fault)
    {
        using var server = new ScriptedServer(fault, new Answer(200, WholeList));
        S3Answer answer = await Client(server).SendAsync(List(), CancellationToken.None);
        Assert.True(answer.Error is null, what);
        Assert.Equal("a", answer.Response.GetMaps("ListBucketResult", "Contents").Single().GetText("Key"));
        Assert.Equal(2, server.Requests.Length);
    }

    [Theory]
    [InlineData(400, "InvalidArgument")]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "NoSuchKey")]
    [InlineData(409, "BucketNotEmpty")]
    [InlineData(501, "NotImplemented")]
    public async Task What_does_not_pass_is_not(int status, string code)
    {
        using var server = new ScriptedServer(Answer.Error(status, code));
        Assert.Equal(code, (await Client(server).SendAsync(List(), CancellationToken.None)).Error!.Code);
        Assert.Single(server.Requests);
    }

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
        using var server = new ScriptedServer(Html);
        var request = new S3Request(method) { Bucket = "b1", Key = key };
        S3Client client = Client(server);
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
        S3Answer answer = await Client(server).SendAsync(new S3Request("HEAD") { Bucket = "b1", Key = "k" }, CancellationToken.None);
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
        Assert.Equal(isThere, (await Client(server).SendAsync(Routes.HeadBucket.For("b1"), CancellationToken.None)).Error is null);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":1}", null, false)]
    [InlineData("text/plain", "sign in", null, false)]
    [InlineData("text/plain", "hello", null, true)]
    [InlineData("application/json", "{\"a\":1}", "ETag", true)]
    [InlineData("application/json", "{\"a\":1}", "Last-Modified", true)]
    [InlineData("application/json", "{\"a\":1}", "x-amz-request-id", true)]
    [InlineData("application/octet-stream", "hello", null, true)]
    public async Task A_short_text_without_a_sign_is_an_object_when_the_store_says_so(string type, string text, string? header, bool isOne)
    {
        Answer body = new Answer(200, text).With("Content-Type", type);
        if (header is not null) body = body.With(header, "x");
        using var server = new ScriptedServer(request => request.Method == "GET" ? body
            : new Answer().With("ETag", "\"e\"").With("Content-Length", "5"));
        (WireResponse? open, S3Answer? refusal) =
            await Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Equal(isOne ? null : "UnprovenAnswer", refusal?.Error?.Code);
        using (open) Assert.Equal(isOne, open is not null);
    }

    private static readonly string[] s_foreign =
    [
        "{\"status\":\"ok\"}", "{}", "[]", "ok", "Please sign in.", "<status>ok</status>", "<ListBucketResult/>", "<Owner/>",
        "<s:Envelope xmlns:s='x'><s:Body/></s:Envelope>", "<!DOCTYPE html><html><body>hi</body></html>", "<html xmlns='x'><body/></html>",
    ];

    public static TheoryData<string> Settings => new(Routes.All.Where(r => r is { SubResource: not null, Proof: null }
        && (r.Method is "PUT" or "DELETE" || r is { Method: "POST", ResponseBody: null })).Select(r => r.Name)
        .Concat(["CreateBucket", "AbortMultipartUpload"]));

    /// <summary>S3 says nothing there. Who says something is somebody else, unless it is a document about this operation.</summary>
    [Theory, MemberData(nameof(Settings))]
    public async Task A_setting_is_set_when_the_answer_is_silent(string operation)
    {
        foreach (string body in s_foreign) Assert.True(await SetAsync(operation, 200, body) is not null, body);
        Route route = Routes.Find(operation);
        string[] known = ["", "\n", $"<{operation}Response/>", $"<{operation}Result xmlns='x'><A>1</A></{operation}Result>",
            route.RequestRoot is { } root ? $"<?xml version='1.0'?><{root}/>" : ""];
        foreach (string body in known) Assert.True(await SetAsync(operation, 200, body) is null, body);
        Assert.Null(await SetAsync(operation, 204, ""));
        foreach (string body in new[] { "<Done/>", "True" }) Assert.Null(await SetAsync(operation, 200, body, ofStore: true));
        // That a bucket was made is seen by a HEAD, where a store answers it.
        if (operation == "CreateBucket") return;
        foreach (string body in new[] { "{\"status\":\"ok\"}", "{}", "<ListBucketResult/>", "<html xmlns='x'><body/></html>" })
            Assert.True(await SetAsync(operation, 200, body, ofStore: true) is not null, body);
    }

    private static async Task<string?> SetAsync(string operation, int status, string body, bool ofStore = false)
    {
        var answer = new Answer(status, body);
        if (ofStore) answer = answer.With("x-amz-request-id", "1");
        if (body.Length > 0 && body[0] is '{' or '[') answer = answer.With("Content-Type", "application/json");
        using var server = new ScriptedServer(answer);
        S3Request request = Routes.Find(operation).Bind(static hole => hole switch { "Bucket" => "b1", "Key" => "k", _ => "1" });
        request.Body = BytesBody.FromText("<x/>");
        request.Force = true;
        return (await Client(server, attempts: 1).SendAsync(request, CancellationToken.None)).Error?.Code;
    }

    [Fact]
    public async Task A_page_that_is_an_object_is_one()
    {
        using var server = new ScriptedServer(Html.With("ETag", "\"e\""));
        var get = new S3Request("GET") { Bucket = "b1", Key = "index.html" };
        (WireResponse? open, S3Answer? refusal) = await Client(server).OpenAsync(get, CancellationToken.None);
        Assert.Null(refusal);
        using (open) Assert.Equal(Page, Encoding.UTF8.GetString(
            await open!.ReadAllAsync(AnswerLimit.OfContent(1000), CancellationToken.None)));
        Assert.Null(
            (await Client(server).SendAsync(new S3Request("HEAD") { Bucket = "b1", Key = "index.html" }, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task An_error_in_place_of_an_object_is_one()
    {
        using var server =
            new ScriptedServer(new Answer(200, "<Error><Code>SlowDown</Code></Error>").With("Content-Type", "application/xml"),
            new Answer(200, "data").With("ETag", "\"e\""));
        (WireResponse? open, S3Answer? refusal) =
            await Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Null(refusal);
        using (open) Assert.Equal("data", Encoding.UTF8.GetString(
            await open!.ReadAllAsync(AnswerLimit.OfContent(1000), CancellationToken.None)));
    }

    [Fact]
    public async Task A_put_without_an_etag_is_looked_after()
    {
        using var server = new ScriptedServer(request => request.Method == "PUT" ? new Answer()
            : new Answer().With("ETag", "\"5d41402abc4b2a76b9719d911017c592\"").With("Content-Length", "5"));
        Assert.Null((await Client(server).SendAsync(Put("hello"), CancellationToken.None)).Error);
        S3Answer other = await Client(server).SendAsync(Put("olleh"), CancellationToken.None);
        Assert.Equal("UnprovenAnswer", other.Error!.Code);
    }

    [Theory]
    [InlineData("hello", null)]
    [InlineData("olleh", "PreconditionFailed")]
    public async Task A_condition_that_the_lost_attempt_broke_is_no_failure(string content, string? code)
    {
        int sent = 0;
        using var server = new ScriptedServer(request => request.Method == "PUT"
            ? Interlocked.Increment(ref sent) == 1 ? new Answer { Raw = [] } : Answer.Error(412, "PreconditionFailed")
            : new Answer().With("ETag", "\"5d41402abc4b2a76b9719d911017c592\"").With("Content-Length", "5"));
        S3Request put = Put(content);
        put.Headers["If-None-Match"] = "*";
        S3Answer answer = await Client(server).SendAsync(put, CancellationToken.None);
        Assert.Equal(code, answer.Error?.Code);
        Assert.Equal(["PUT", "PUT", "HEAD"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_condition_that_never_held_is_one()
    {
        using var server = new ScriptedServer(Answer.Error(412, "PreconditionFailed"));
        S3Request put = Put("hello");
        put.Headers["If-None-Match"] = "*";
        Assert.Equal("PreconditionFailed", (await Client(server).SendAsync(put, CancellationToken.None)).Error!.Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("\"ff2469b76227cbc8114b653551a163de-2\"", null)]
    [InlineData("\"00000000000000000000000000000000-2\"", "NoSuchUpload")]
    [InlineData("\"ff2469b76227cbc8114b653551a163de\"", "NoSuchUpload")]
    public async Task A_completion_whose_answer_was_lost_is_found(string etag, string? code)
    {
        int sent = 0;
        using var server = new ScriptedServer(request => request.Method == "POST"
            ? Interlocked.Increment(ref sent) == 1 ? new Answer { Raw = [] } : Answer.Error(404, "NoSuchUpload")
            : new Answer().With("ETag", etag));
        S3Answer answer = await Client(server).SendAsync(Complete(), CancellationToken.None);
        Assert.Equal(code, answer.Error?.Code);
        if (code is null) Assert.Equal(etag, answer.Response.GetText("CompleteMultipartUploadResult", "ETag"));
    }

    [Fact]
    public async Task A_store_that_never_answers_a_completion_is_asked_for_the_object()
    {
        using var server = new ScriptedServer(request => request.Method == "POST" ? new Answer { Raw = [] }
            : new Answer().With("ETag", "\"ff2469b76227cbc8114b653551a163de-2\""));
        Assert.Null((await Client(server).SendAsync(Complete(), CancellationToken.None)).Error);
    }

    [Theory]
    [InlineData(1, "BucketAlreadyOwnedByYou", null)]
    [InlineData(0, "BucketAlreadyOwnedByYou", "BucketAlreadyOwnedByYou")]
    public async Task A_bucket_that_the_lost_attempt_made_is_made(int lost, string code, string? expected)
    {
        int sent = 0;
        using var server = new ScriptedServer(request => request.Method != "PUT" ? new Answer()
            : Interlocked.Increment(ref sent) <= lost ? new Answer(500) : Answer.Error(409, code));
        Assert.Equal(expected,
            (await Client(server).SendAsync(new S3Request("PUT") { Bucket = "b1" }, CancellationToken.None)).Error?.Code);
    }

    [Theory]
    [InlineData("text/plain", "The tenant is suspended.", "The tenant is suspended.")]
    [InlineData("application/json", "{\"message\":\"quota used up\"}", "quota used up")]
    [InlineData("application/json", "{\"error\":{\"code\":\"Quota\",\"message\":\"used up\"}}", "used up")]
    [InlineData("application/xml", "<ErrorResponse><Error><Code>C</Code><Message>of another service</Message></Error></ErrorResponse>",
        "of another service")]
    [InlineData("application/xml", "<s3:Error xmlns:s3=\"x\"><s3:Code>C</s3:Code><s3:Message>with a prefix</s3:Message></s3:Error>",
        "with a prefix")]
    [InlineData("text/html", "<html><head><title>403 Forbidden by policy</title></head><body><hr></body></html>",
        "403 Forbidden by policy")]
    [InlineData("text/html", "<html><title>no head</title></html>", "no head")]
    [InlineData("", "<HTML><BODY><H1>Go away</H1></BODY></HTML>", "Go away")]
    [InlineData("application/json", "{\"errors\":[{\"message\":\"too many\"}]}", "too many")]
    [InlineData("application/json", "{\"fault\":{\"faultstring\":\"no key\"}}", "{\"fault\":{\"faultstring\":\"no key\"}}")]
    [InlineData("application/xml", "<Failure><Why>closed</Why></Failure>", "{\"Failure\":{\"Why\":\"closed\"}}")]
    [InlineData("gzip", "<Error><Code>C</Code><Message>zipped</Message></Error>", "zipped")]
    public async Task The_reason_is_shown_whatever_its_form(string type, string body, string reason)
    {
        var answer = new Answer(403, body).With("Content-Type", type);
        if (type == "gzip") answer = new Answer(403) { Bytes = Zip(body) }.With("Content-Encoding", "gzip");
        using var server = new ScriptedServer(answer);
        Assert.Equal(reason, (await Client(server).SendAsync(List(), CancellationToken.None)).Error!.Message);
    }

    /// <summary>A web server answers to a HEAD for a bucket as it does to anything else.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_bucket_is_not_there_because_a_page_says_so(bool isStore)
    {
        using var server = new ScriptedServer(request => request.Method != "HEAD" ? new Answer(200, "<html><body>hi</body></html>")
            : isStore ? new Answer().With("x-amz-request-id", "1") : new Answer());
        S3Error? error = (await Client(server).SendAsync(Routes.CreateBucket.For("b1"), CancellationToken.None)).Error;
        Assert.Equal(isStore ? null : "NotS3", error?.Code);
    }

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress)) zip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }

    private static S3Request List() => Routes.ListObjects.For("b1");

    private static S3Request Put(string content) => new("PUT") { Bucket = "b1", Key = "k", Body = BytesBody.FromText(content) };

    // The ETag of the whole is the MD5 of the two zeros and the two ones in bytes.
    private static S3Request Complete()
    {
        string[] etags = ["00000000000000000000000000000000", "11111111111111111111111111111111"];
        string parts = string.Concat(etags.Select((e, i) => $"<Part><ETag>\"{e}\"</ETag><PartNumber>{i + 1}</PartNumber></Part>"));
        return Routes.CompleteMultipartUpload.For("b1", "k", "u").WithDocument(S3Document.FromXml("CompleteMultipartUpload",
            $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>"));
    }

    private static S3Client Client(ScriptedServer server, int attempts = 3) => new(S3Connection.Create(
        new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = attempts }));
}
