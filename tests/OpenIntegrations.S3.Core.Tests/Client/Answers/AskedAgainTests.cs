using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Answers;

/// <summary>What may pass is asked for again, whatever it looks like; what a store means is not.</summary>
public sealed class AskedAgainTests
{
    private const string WholeList =
        "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>";

    public static TheoryData<string, Answer> WhatPasses => new()
    {
        { "a body that breaks off", new Answer(200, WholeList) { BreakAfter = 40 } },
        { "XML that is cut", new Answer(200, WholeList[..60]) },
        { "nothing", new Answer() },
        { "an error inside", new Answer(200, "<Error><Code>InternalError</Code></Error>") },
        { "a page once", Scripted.Html },
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
        S3Answer answer = await Scripted.Client(server).SendAsync(Scripted.List(), CancellationToken.None);
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
        Assert.Equal(code, (await Scripted.Client(server).SendAsync(Scripted.List(), CancellationToken.None)).Error!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_in_place_of_an_object_is_one()
    {
        using var server =
            new ScriptedServer(new Answer(200, "<Error><Code>SlowDown</Code></Error>").With("Content-Type", "application/xml"),
            new Answer(200, "data").With("ETag", "\"e\""));
        (WireResponse? open, S3Answer? refusal) =
            await Scripted.Client(server).OpenAsync(new S3Request("GET") { Bucket = "b1", Key = "k" }, CancellationToken.None);
        Assert.Null(refusal);
        using (open) Assert.Equal("data", Encoding.UTF8.GetString(
            await open!.ReadAllAsync(AnswerLimit.OfContent(1000), CancellationToken.None)));
    }
}
