using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>What follows from the table of providers while requests are answered.</summary>
public sealed class ProviderBehaviourTests
{
    [Theory]
    [InlineData(501, "<Error><Code>NotImplemented</Code></Error>")]
    [InlineData(400, "<Error><Code>NotImplemented</Code></Error>")]
    [InlineData(405, "<Error><Code>MethodNotAllowed</Code></Error>")]
    [InlineData(200,
        "<DeleteResult><Error><Key>a</Key><Code>NotImplemented</Code></Error><Error><Key>b</Key>"
            + "<Code>NotImplemented</Code></Error></DeleteResult>")]
    public async Task Where_there_is_no_batch_objects_are_deleted_one_by_one(int status, string body)
    {
        using var server = new ScriptedServer(request => request.Method == "POST" ? new Answer(status, body) : new Answer(204));
        var delete = new BatchDelete(Connect(server), "b1", new HeaderList());
        for (int i = 0; i < 2; i++)
            Assert.Equal(2, await CountAsync(delete.RunAsync([new("a", null), new("b", null)], CancellationToken.None)));
        // The second time nobody asks again.
        Assert.Equal(["POST", "DELETE", "DELETE", "DELETE", "DELETE"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_refusal_for_another_reason_is_the_answer()
    {
        using var server = new ScriptedServer(Answer.Error(403, "AccessDenied"));
        Assert.Equal(1,
            await CountAsync(new BatchDelete(Connect(server), "b1", new HeaderList())
                .RunAsync([new("a", null), new("b", null)], CancellationToken.None)));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Other", null, "list-type=2 | ")]
    [InlineData("Ceph", null, "")]
    [InlineData("Ceph", 2, "list-type=2")]
    public async Task A_store_that_does_not_know_version_2_is_asked_with_1(string provider, int? version, string queries)
    {
        using var server =
            new ScriptedServer(request =>
                request.Query.Contains("list-type=2", StringComparison.Ordinal)
                    ? Answer.Error(501, "NotImplemented")
                    : new Answer(200, "<ListBucketResult/>"));
        await CountAsync(
            new ObjectListing(Connect(server, ("Provider", provider)),
                route => Store.Request(route, "b1")) { Version = version }.PagesAsync(CancellationToken.None));
        Assert.Equal(queries, string.Join(" | ", server.Requests.Select(r => r.Query)));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_left_when_its_token_comes_twice()
    {
        using var server =
            new ScriptedServer(
                new Answer(200,
                    "<ListBucketResult><IsTruncated>true</IsTruncated>"
                        + "<NextContinuationToken>t</NextContinuationToken></ListBucketResult>"));
        Assert.Equal(3,
            await CountAsync(new ObjectListing(Connect(server), route => Store.Request(route, "b1")).PagesAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Where_there_are_no_pages_none_are_asked_for_and_a_full_list_is_doubted()
    {
        string contents = string.Concat(Enumerable.Range(0, 1000).Select(i => $"<Contents><Key>dir/{i:0000}</Key></Contents>"));
        using var server =
            new ScriptedServer(
                new Answer(200,
                    $"<ListBucketResult><IsTruncated>true</IsTruncated>{contents}<CommonPrefixes>"
                        + $"<Prefix>dir/</Prefix></CommonPrefixes></ListBucketResult>"));
        S3Client client = Connect(server, ("PagedLists", false), ("ListsFolderInItself", true));
        var pages = new List<S3Answer>();
        await foreach (S3Answer page in new ObjectListing(client,
            route => Store.Request(route, "b1", null, ("Prefix", "dir/"), ("MaxKeys", 10), ("StartAfter", "dir/0997")))
                .PagesAsync(CancellationToken.None)) pages.Add(page);
        TreeMap list = Assert.Single(pages).Response.GetMap("ListBucketResult")!;
        Assert.Equal(["dir/0998", "dir/0999"], list.GetMaps("Contents").Select(o => o.GetText("Key")));
        Assert.Empty(list.GetMaps("CommonPrefixes"));
        Assert.DoesNotContain("max-keys", server.Requests[0].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Large_copies_pass_through_here_where_parts_cannot_be_copied(bool partCopy)
    {
        byte[] content = new byte[11_000_000];
        using var server = new ScriptedServer(request => (request.Method, request.Query) switch
        {
            ("HEAD", _) => new Answer().With("Content-Length", content.Length.ToString(null as IFormatProvider)).With("ETag", "\"s\""),
            ("POST", "uploads" or "uploads=") =>
                new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
            ("POST", _) => new Answer(200, "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>"),
            ("GET", _) => Range(content, request),
            _ when request.Header("x-amz-copy-source") is not null =>
                new Answer(200, "<CopyPartResult><ETag>\"p\"</ETag></CopyPartResult>"),
            _ => new Answer().With("ETag", "\"p\""),
        });
        S3Client client = Connect(server, ("PartCopy", partCopy));
        await new Copy(client, new CopySource("b1", "from"),
            Store.Request(Routes.CopyObject, "b1", "to")) { PartSize = 5_242_880 }.RunAsync(CancellationToken.None);
        RecordedRequest[] parts = server.Requests.Where(r => r.Method == "PUT").ToArray();
        Assert.Equal(3, parts.Length);
        Assert.All(parts, p => Assert.Equal(partCopy, p.Header("x-amz-copy-source") is not null));
        Assert.Equal(partCopy ? 0 : content.Length, parts.Sum(p => p.Body.Length));
    }

    [Theory]
    [InlineData("SignedTrailer", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "x-amz-checksum-crc32c")]
    [InlineData("UnsignedTrailer", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "x-amz-checksum-crc32c")]
    [InlineData("Signed", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", null)]
    [InlineData("None", null, null)]
    public async Task Bodies_go_in_the_form_that_the_profile_says(string form, string? hash, string? trailer)
    {
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\""));
        S3Client client = Connect(server, ("ChunkedBodies", form), ("ChecksumMode", "Always"));
        await client.UploadAsync("b1", "k", new System.IO.MemoryStream("hello"u8.ToArray()), 5_242_880);
        RecordedRequest put = server.Requests.Single();
        Assert.Equal((hash ?? "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", trailer),
            (put.Header("x-amz-content-sha256"), put.Header("x-amz-trailer")));
        Assert.Equal(trailer is null, put.Header("x-amz-checksum-crc32c") is not null);
    }

    private static Answer Range(byte[] content, RecordedRequest request)
    {
        string[] range = request.Header("Range")!["bytes=".Length..].Split('-');
        int first = int.Parse(range[0], null), last = Math.Min(int.Parse(range[1], null), content.Length - 1);
        return new Answer(206) { Bytes = content[first..(last + 1)] }.With("Content-Range", $"bytes {first}-{last}/{content.Length}")
            .With("ETag", "\"s\"");
    }

    private static S3Client Connect(ScriptedServer server, params (string Name, object Value)[] values)
    {
        var settings =
            new ConnectionSettings("test") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Parallel"] = 1,
                ["MaxAttempts"] = 1 };
        foreach (var (name, value) in values) settings[name] = value;
        return new S3Client(S3Connection.Create(settings));
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<S3Answer> answers)
    {
        int count = 0;
        await foreach (S3Answer _ in answers) count++;
        return count;
    }
}
