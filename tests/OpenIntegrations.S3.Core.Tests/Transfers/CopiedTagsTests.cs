using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>A copy has the tags that it should have, also at stores that take tags for metadata.</summary>
public sealed class CopiedTagsTests(RealServers servers)
{
    private const string Old = "a=1&b%20c=x%2By";

    public static TheoryData<string, string, bool, bool, string?> Copies
    {
        get
        {
            var rows = new TheoryData<string, string, bool, bool, string?>();
            foreach ((string server, string provider) in new[] { ("rgw", "Other"), ("rgw", "Ceph"), ("moto", "Other"), ("local", "Other") })
            {
                foreach (bool isSelf in new[] { true, false })
                {
                    foreach (bool replaces in new[] { true, false })
                    {
                        // Nothing is copied onto itself that changes nothing.
                        if (isSelf && !replaces) continue;
                        foreach (string? given in new[] { null, "n=2", "" })
                            rows.Add(server, provider, isSelf, replaces, given);
                    }
                }
            }
            return rows;
        }
    }

    /// <param name="name">The store.</param>
    /// <param name="provider">What the connection takes it for.</param>
    /// <param name="isSelf">Whether the object is copied onto itself.</param>
    /// <param name="replaces">Whether metadata are given anew.</param>
    /// <param name="given">Tags that are given anew; null to keep those of the source.</param>
    [Theory, MemberData(nameof(Copies))]
    public async Task A_copy_has_the_tags_that_it_should_have(string name, string provider, bool isSelf, bool replaces, string? given)
    {
        (S3Client made, string bucket) = await servers.BucketAsync(name);
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync(name));
        settings["Provider"] = provider;
        var client = new S3Client(S3Connection.Create(settings));
        await PutAsync(made, bucket, Old);
        S3Request put = Routes.CopyObject.For(bucket, isSelf ? "k" : "copy");
        if (replaces) (put.Headers["x-amz-metadata-directive"], put.Headers["x-amz-meta-n"]) = ("REPLACE", "v");
        if (given is not null) put.Headers["x-amz-tagging-directive"] = "REPLACE";
        if (given is { Length: > 0 }) put.Headers["x-amz-tagging"] = given;
        await new Copy(client, new CopySource(bucket, "k"), put).RunAsync(CancellationToken.None);
        Assert.Equal(given ?? Old, await TagsAsync(client, bucket, put.Key!));
        Assert.Equal(replaces ? "v" : "old", (await client.SendOrThrowAsync(Routes.HeadObject.For(bucket, put.Key!),
            CancellationToken.None)).Headers["x-amz-meta-n"]);
    }

    [Theory, InlineData("rgw"), InlineData("moto")]
    public async Task A_copy_by_parts_has_them_too(string name)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(name);
        await PutAsync(client, bucket, Old, new byte[6 * 1024 * 1024]);
        S3Request put = Routes.CopyObject.For(bucket, "copy");
        put.Headers["x-amz-metadata-directive"] = "REPLACE";
        await new Copy(client, new CopySource(bucket, "k"), put) { PartSize = 5 * 1024 * 1024 }.RunAsync(CancellationToken.None);
        Assert.Equal(Old, await TagsAsync(client, bucket, "copy"));
    }

    [Theory]
    [InlineData("rgw", "Other"), InlineData("rgw", "Ceph"), InlineData("moto", "Other"), InlineData("local", "Other")]
    public async Task An_upload_by_parts_has_those_that_go_with_it(string name, string provider)
    {
        (_, string bucket) = await servers.BucketAsync(name);
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync(name));
        settings["Provider"] = provider;
        var client = new S3Client(S3Connection.Create(settings));
        S3Request put = Routes.PutObject.For(bucket, "k");
        put.Headers["x-amz-tagging"] = Old;
        using var source = new StreamSource(new System.IO.MemoryStream(new byte[6 * 1024 * 1024]));
        await new Upload(client, put, source) { PartSize = 5 * 1024 * 1024 }.RunAsync(CancellationToken.None);
        Assert.Equal(Old, await TagsAsync(client, bucket, "k"));
    }

    /// <summary>An upload made step by step does not begin with tags that would be lost, and leaves nothing behind.</summary>
    [Theory]
    [InlineData("rgw", "Other", true, "501"), InlineData("rgw", "Ceph", true, "501"), InlineData("rgw", "Ceph", false, "")]
    [InlineData("moto", "Other", true, ""), InlineData("local", "Other", true, ""), InlineData("rgw", "Other", false, "")]
    public async Task One_that_is_made_by_hand_does_not_lose_them(string name, string provider, bool hasTags, string refusal)
    {
        (_, string bucket) = await servers.BucketAsync(name);
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync(name));
        settings["Provider"] = provider;
        var client = new S3Client(S3Connection.Create(settings));
        S3Request begin = Routes.CreateMultipartUpload.For(bucket, "k");
        if (hasTags) begin.Headers["x-amz-tagging"] = Old;
        S3Answer begun = await client.SendAsync(begin, CancellationToken.None);
        Assert.Equal(refusal, begun.Error is null ? "" : begun.Status.ToString(CultureInfo.InvariantCulture));
        S3Answer uploads = await client.SendOrThrowAsync(Routes.ListMultipartUploads.For(bucket), CancellationToken.None);
        Assert.Equal(refusal.Length == 0 ? 1 : 0, uploads.Response.GetMaps("ListMultipartUploadsResult", "Upload").Count());
        if (begun.Error is not null) return;
        string id = begun.Response.GetText("InitiateMultipartUploadResult", "UploadId")!;
        S3Request part = Routes.UploadPart.For(bucket, "k", id, 1);
        part.Body = BytesBody.FromText("hello");
        string etag = (await client.SendOrThrowAsync(part, CancellationToken.None)).Headers["ETag"]!;
        var described = new TreeMap { { "ETag", etag }, { "PartNumber", 1 } };
        await client.SendOrThrowAsync(Routes.CompleteMultipartUpload.For(bucket, "k", id).WithDocument(S3Document.FromTree(
            "CompleteMultipartUpload", new TreeMap { { "Part", new List<object?> { described } } })), CancellationToken.None);
        Assert.Equal(hasTags ? Old : "", await TagsAsync(client, bucket, "k"));
    }

    [Theory]
    [InlineData("Other", false, null, "HEAD PUT")]
    [InlineData("Other", true, null, "HEAD GET?tagging PUT GET?tagging PUT?tagging")]
    [InlineData("Ceph", true, null, "HEAD GET?tagging PUT GET?tagging PUT?tagging")]
    [InlineData("AWS", true, null, "PUT")]
    [InlineData("Other", true, "n=2", "PUT")]
    [InlineData("Ceph", true, "n=2", "PUT PUT?tagging")]
    [InlineData("Ceph", true, "", "PUT DELETE?tagging")]
    public async Task No_more_is_asked_than_must_be(string provider, bool hasTags, string? given, string requests)
    {
        bool isCopied = false;
        using var server = new ScriptedServer(request => request switch
        {
            { Method: "HEAD" } => new Answer().With("ETag", "\"e\"").With("x-amz-tagging-count", hasTags ? "1" : "0"),
            { Method: "GET" } => new Answer(200, isCopied ? "<Tagging><TagSet/></Tagging>"
                : "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>"),
            { Method: "PUT", Query: "" } => Copied(),
            _ => new Answer(204),
        });
        S3Request put = Routes.CopyObject.For("b1", "k");
        put.Headers["x-amz-metadata-directive"] = "REPLACE";
        if (given is not null) put.Headers["x-amz-tagging-directive"] = "REPLACE";
        if (given is { Length: > 0 }) put.Headers["x-amz-tagging"] = given;
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Provider"] = provider, ["Addressing"] = "Path",
        }));
        await new Copy(client, new CopySource("b1", "k"), put).RunAsync(CancellationToken.None);
        Assert.Equal(requests,
            string.Join(" ", server.Requests.Select(r => $"{r.Method}{(r.Query.Length > 0 ? "?" : "")}{r.Query.TrimEnd('=')}")));

        Answer Copied()
        {
            isCopied = true;
            return new Answer(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>");
        }
    }

    private static async Task PutAsync(S3Client client, string bucket, string tags, byte[]? bytes = null)
    {
        S3Request put = Routes.PutObject.For(bucket, "k");
        put.Body = bytes is null ? BytesBody.FromText("x") : new BytesBody(bytes);
        (put.Headers["x-amz-tagging"], put.Headers["x-amz-meta-n"]) = (tags, "old");
        await client.SendOrThrowAsync(put, CancellationToken.None);
    }

    private static async Task<string> TagsAsync(S3Client client, string bucket, string key)
    {
        S3Answer answer = await client.SendAsync(Routes.GetObjectTagging.For(bucket, key), CancellationToken.None);
        if (answer.Error is { Code: "NoSuchTagSet" or "NoSuchTagSetError" }) return "";
        Assert.Null(answer.Error);
        IEnumerable<KeyValuePair<string, string>> tags = TagSet.FromTree(answer.Response.GetMap("Tagging") ?? new TreeMap()).Tags;
        return string.Join("&", tags.OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => Uri.EscapeDataString(t.Key) + "=" + Uri.EscapeDataString(t.Value)));
    }
}
