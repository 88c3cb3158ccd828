using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Proofs;

/// <summary>What was sent and whose answer was lost, or proves nothing, is looked for in the store.</summary>
public sealed class ReconcilerTests
{
    [Fact]
    public async Task A_put_without_an_etag_is_looked_after()
    {
        using var server = new ScriptedServer(request => request.Method == "PUT" ? new Answer()
            : new Answer().With("ETag", "\"5d41402abc4b2a76b9719d911017c592\"").With("Content-Length", "5"));
        Assert.Null((await Scripted.Client(server).SendAsync(Put("hello"), CancellationToken.None)).Error);
        S3Answer other = await Scripted.Client(server).SendAsync(Put("olleh"), CancellationToken.None);
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
        S3Answer answer = await Scripted.Client(server).SendAsync(put, CancellationToken.None);
        Assert.Equal(code, answer.Error?.Code);
        Assert.Equal(["PUT", "PUT", "HEAD"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_condition_that_never_held_is_one()
    {
        using var server = new ScriptedServer(Answer.Error(412, "PreconditionFailed"));
        S3Request put = Put("hello");
        put.Headers["If-None-Match"] = "*";
        Assert.Equal("PreconditionFailed", (await Scripted.Client(server).SendAsync(put, CancellationToken.None)).Error!.Code);
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
        S3Answer answer = await Scripted.Client(server).SendAsync(Complete(), CancellationToken.None);
        Assert.Equal(code, answer.Error?.Code);
        if (code is null) Assert.Equal(etag, answer.Response.GetText("CompleteMultipartUploadResult", "ETag"));
    }

    [Fact]
    public async Task A_store_that_never_answers_a_completion_is_asked_for_the_object()
    {
        using var server = new ScriptedServer(request => request.Method == "POST" ? new Answer { Raw = [] }
            : new Answer().With("ETag", "\"ff2469b76227cbc8114b653551a163de-2\""));
        Assert.Null((await Scripted.Client(server).SendAsync(Complete(), CancellationToken.None)).Error);
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
            (await Scripted.Client(server).SendAsync(new S3Request("PUT") { Bucket = "b1" }, CancellationToken.None)).Error?.Code);
    }

    /// <summary>A web server answers to a HEAD for a bucket as it does to anything else.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_bucket_is_not_there_because_a_page_says_so(bool isStore)
    {
        using var server = new ScriptedServer(request => request.Method != "HEAD" ? new Answer(200, "<html><body>hi</body></html>")
            : isStore ? new Answer().With("x-amz-request-id", "1") : new Answer());
        S3Error? error = (await Scripted.Client(server).SendAsync(Routes.CreateBucket.For("b1"), CancellationToken.None)).Error;
        Assert.Equal(isStore ? null : "NotS3", error?.Code);
    }

    private static S3Request Put(string content) => new("PUT") { Bucket = "b1", Key = "k", Body = BytesBody.FromText(content) };

    // The ETag of the whole is the MD5 of the two zeros and the two ones in bytes.
    private static S3Request Complete()
    {
        string[] etags = ["00000000000000000000000000000000", "11111111111111111111111111111111"];
        string parts = string.Concat(etags.Select((e, i) => $"<Part><ETag>\"{e}\"</ETag><PartNumber>{i + 1}</PartNumber></Part>"));
        return Routes.CompleteMultipartUpload.For("b1", "k", "u").WithDocument(S3Document.FromXml("CompleteMultipartUpload",
            $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>"));
    }
}
