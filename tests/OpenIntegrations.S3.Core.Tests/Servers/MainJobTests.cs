using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>The main job against servers that are not ours.</summary>
public sealed class MainJobTests(RealServers servers)
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<string> Servers => new(RealServers.Names);

    [Theory, MemberData(nameof(Servers))]
    public async Task An_object_lives_and_dies(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        byte[] hello = Encoding.UTF8.GetBytes("hello");
        S3Answer put = await client.PutAsync(bucket, "notes/a b.txt", hello);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.Headers["ETag"]);
        S3Answer head = await client.SendOrThrowAsync(Store.Request(Routes.HeadObject, bucket, "notes/a b.txt"), CancellationToken.None);
        Assert.Equal("5", head.Headers["Content-Length"]);
        Assert.Equal(["notes/a b.txt"], await client.ListAsync(bucket, ("Prefix", "notes/a ")));
        Assert.Equal(hello, await client.GetAsync(bucket, "notes/a b.txt"));

        S3Request copy = Store.Request(Routes.CopyObject, bucket, "copy+1");
        await new Copy(client, new CopySource(bucket, "notes/a b.txt"), copy).RunAsync(CancellationToken.None);
        Assert.Equal(hello, await client.GetAsync(bucket, "copy+1"));

        foreach (string key in await client.ListAsync(bucket))
            Assert.Equal(204, (await client.SendAsync(Store.Request(Routes.DeleteObject, bucket, key), CancellationToken.None)).Status);
        Assert.Equal("NoSuchKey",
            (await client.SendAsync(Store.Request(Routes.GetObject, bucket, "copy+1"), CancellationToken.None)).Error!.Code);
        Assert.Equal(204, (await client.SendAsync(Store.Request(Routes.DeleteBucket, bucket), CancellationToken.None)).Status);
        Assert.Equal(404, (await client.SendAsync(Store.Request(Routes.HeadBucket, bucket), CancellationToken.None)).Status);
    }

    /// <summary>As Send-S3Request takes it from a user, who knows nothing of canonical forms.</summary>
    [Theory, MemberData(nameof(Servers))]
    public async Task A_path_as_it_is_typed_is_signed_as_the_store_reads_it(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await client.PutAsync(bucket, "a+b=(c)'!*,:@$;&~ x", "typed"u8.ToArray());
        foreach (string path in new[] { "a+b=(c)'!*,:@$;&~ x", "a%2Bb=(c)%27!*,:@$;&~%20x" })
        {
            S3Answer answer = await client.SendAsync(new S3Request("GET") { RawPath = $"/{bucket}/{path}" }, CancellationToken.None);
            Assert.Equal((200, "typed"), (answer.Status, answer.Response.GetText(S3Answer.NotXml)));
        }
    }

    [Theory]
    [InlineData("rgw")]
    [InlineData("moto")]
    public async Task Tags_and_versions(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        var tags = new TagSet(new Hashtable { ["a b"] = "1 + 2/x=@" });
        await client.SendOrThrowAsync(Store.Request(Routes.PutBucketTagging, bucket)
            .WithDocument(S3Document.FromTree("Tagging", tags.ToTree())), CancellationToken.None);
        S3Answer read = await client.SendOrThrowAsync(Store.Request(Routes.GetBucketTagging, bucket), CancellationToken.None);
        Assert.Equal(tags.ToHeader(), TagSet.FromTree(read.Response.GetMap("Tagging")!).ToHeader());

        await client.SendOrThrowAsync(Store.Request(Routes.PutBucketVersioning, bucket)
            .WithDocument(S3Document.FromTree("VersioningConfiguration", new TreeMap { { "Status", "Enabled" } })), CancellationToken.None);
        string first = (await client.PutAsync(bucket, "k", [1])).Headers["x-amz-version-id"]!;
        await client.PutAsync(bucket, "k", [2]);
        await client.SendOrThrowAsync(Store.Request(Routes.PutObjectTagging, bucket, "k", ("VersionId", first))
            .WithDocument(S3Document.FromTree("Tagging", tags.ToTree())), CancellationToken.None);
        await client.SendOrThrowAsync(Store.Request(Routes.DeleteObject, bucket, "k"), CancellationToken.None);
        Assert.Equal([1], await client.GetAsync(bucket, "k", first));
        S3Answer versions = await client.SendOrThrowAsync(Store.Request(Routes.ListObjectVersions, bucket), CancellationToken.None);
        Assert.Equal((2, 1),
            (versions.Response.GetMaps("ListVersionsResult", "Version").Count(),
                versions.Response.GetMaps("ListVersionsResult", "DeleteMarker").Count()));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Keys_of_every_kind(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        foreach (string key in Keys.All) await client.PutAsync(bucket, key, Encoding.UTF8.GetBytes(key));
        Assert.Equal(Keys.All.Order(Utf8Order.Comparer), await client.ListAsync(bucket));
        foreach (string key in Keys.All) Assert.Equal(key, Encoding.UTF8.GetString(await client.GetAsync(bucket, key)));
        foreach (string key in Keys.All)
        {
            await new Copy(client, new CopySource(bucket, key), Store.Request(Routes.CopyObject, bucket, "target"))
                .RunAsync(CancellationToken.None);
            Assert.Equal(key, Encoding.UTF8.GetString(await client.GetAsync(bucket, "target")));
        }
        var delete = new BatchDelete(client, bucket, new HeaderList());
        await foreach (S3Answer answer in delete.RunAsync(Keys.All.Select(k => new ObjectVersion(k, null)).ToList(),
            CancellationToken.None)) Assert.Null(answer.Error);
        Assert.Equal(["target"], await client.ListAsync(bucket));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task What_one_writes_the_other_reads(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        foreach (string key in Keys.All) await client.PutAsync(bucket, key, Encoding.UTF8.GetBytes(key));
        var theirs = await servers.PeerAsync(server, "get", bucket, Keys.All);
        foreach (string key in Keys.All) Assert.Equal(key, Encoding.UTF8.GetString(theirs.GetProperty(key).GetBytesFromBase64()));
        Assert.Equal(Keys.All.Order(Utf8Order.Comparer),
            (await servers.PeerAsync(server, "list", bucket, new { })).EnumerateArray().Select(k => k.GetString()!));

        (_, string other) = await servers.BucketAsync(server);
        await servers.PeerAsync(server, "put", other,
            Keys.All.ToDictionary(k => k, k => Convert.ToBase64String(Encoding.UTF8.GetBytes(k))));
        Assert.Equal(Keys.All.Order(Utf8Order.Comparer), await client.ListAsync(other));
        foreach (string key in Keys.All) Assert.Equal(key, Encoding.UTF8.GetString(await client.GetAsync(other, key)));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Bodies_of_every_size(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        foreach (int size in new[] { 0, 1, 5 * MiB - 1, 5 * MiB, 5 * MiB + 1, 11 * MiB })
        {
            byte[] content = Content(size);
            await client.UploadAsync(bucket, "sized", new MemoryStream(content), 5 * MiB);
            S3Answer head = await client.SendOrThrowAsync(Store.Request(Routes.HeadObject, bucket, "sized"), CancellationToken.None);
            Assert.Equal(size > 5 * MiB, head.Headers["ETag"]!.Contains('-', StringComparison.Ordinal));
            string file = Path.GetTempFileName();
            await new Download(client, Store.Request(Routes.GetObject, bucket, "sized")) { PartSize = 3 * MiB }.ToFileAsync(file,
                CancellationToken.None);
            Assert.Equal(SHA256.HashData(content), SHA256.HashData(await File.ReadAllBytesAsync(file)));
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("rgw")]
    [InlineData("moto")]
    public async Task A_hundred_mebibytes_in_both_directions(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        string file = Path.GetTempFileName(), back = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Content(100 * MiB));
        byte[] digest = SHA256.HashData(await File.ReadAllBytesAsync(file));

        using (var source = new FileSource(file))
            await new Upload(client, Store.Request(Routes.PutObject, bucket, "ours"), source).RunAsync(CancellationToken.None);
        await servers.PeerAsync(server, "file", bucket, new { key = "ours", down = back });
        Assert.Equal(digest, SHA256.HashData(await File.ReadAllBytesAsync(back)));

        await servers.PeerAsync(server, "file", bucket, new { key = "theirs", up = file });
        await new Download(client, Store.Request(Routes.GetObject, bucket, "theirs")).ToFileAsync(back, CancellationToken.None);
        Assert.Equal(digest, SHA256.HashData(await File.ReadAllBytesAsync(back)));

        var copy =
            new Copy(client, new CopySource(bucket, "theirs"),
                Store.Request(Routes.CopyObject, bucket, "in parts")) { PartSize = 30 * MiB };
        await copy.RunAsync(CancellationToken.None);
        await new Download(client, Store.Request(Routes.GetObject, bucket, "in parts")).ToFileAsync(back, CancellationToken.None);
        Assert.Equal(digest, SHA256.HashData(await File.ReadAllBytesAsync(back)));
        File.Delete(file);
        File.Delete(back);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Links_work_for_whoever_has_them(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        foreach (string key in new[] { "plain", "a b+c%é", "a/../b//" })
        {
            Assert.Equal(200, await UseAsync(client, Store.Request(Routes.PutObject, bucket, key), "PUT", "by link"));
            Assert.Equal(200,
                await UseAsync(client, Store.Request(Routes.GetObject, bucket, key, ("ResponseContentType", "text/x y")), "GET"));
            Assert.Equal("by link", Encoding.UTF8.GetString(await client.GetAsync(bucket, key)));
        }
        if (server != "moto")
            Assert.Equal(403,
                await UseAsync(client, Store.Request(Routes.GetObject, bucket, "plain"), "GET", made: DateTimeOffset.UtcNow.AddHours(-2)));
    }

    [Theory]
    [InlineData("rgw", "SignatureDoesNotMatch", "InvalidAccessKeyId")]
    [InlineData("swift", "SignatureDoesNotMatch", "SignatureDoesNotMatch")]
    public async Task Wrong_secrets_are_refused(string server, string wrongSecret, string unknownKey)
    {
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync(server));
        settings["SecretKey"] = "wrong";
        Assert.Equal(wrongSecret,
            (await new S3Client(S3Connection.Create(settings))
                .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error!.Code);
        settings["AccessKey"] = server == "swift" ? "no:body" : "NOBODY";
        Assert.Equal(unknownKey,
            (await new S3Client(S3Connection.Create(settings))
                .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error!.Code);
    }

    [Theory]
    [InlineData("rgw", "_JWT")]
    [InlineData("rgw", "_UNICODE")]
    [InlineData("swift", "_UNICODE")]
    public async Task Keys_of_access_may_be_anything(string server, string user)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server, user);
        await client.UploadAsync(bucket, "k", new MemoryStream(Content(6 * MiB)), 5 * MiB);
        Assert.Equal(["k"], await client.ListAsync(bucket));
        Assert.Equal(200, await UseAsync(client, Store.Request(Routes.GetObject, bucket, "k"), "GET"));
    }

    [Theory]
    [InlineData("rgw", true, null)]
    [InlineData("moto", true, "CRC32C")]
    [InlineData("moto", false, "CRC64NVME")]
    public async Task Bodies_may_come_in_chunks(string server, bool signed, string? trailer)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        byte[] content = Content(200_000);
        S3Request put = Store.Request(Routes.PutObject, bucket, "chunked");
        put.Body = new AwsChunkedBody(new BytesBody(content), signed, trailer);
        await client.SendOrThrowAsync(put, CancellationToken.None);
        Assert.Equal(content, await client.GetAsync(bucket, "chunked"));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Lists_are_read_to_their_end_and_emptied(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        string[] keys = Enumerable.Range(0, 25).Select(i => $"dir/{i:000} +%").ToArray();
        foreach (string key in keys) await client.PutAsync(bucket, key, []);
        Assert.Equal(keys, await client.ListAsync(bucket, ("MaxKeys", 10)));
        Assert.Equal(keys.Skip(20), await client.ListAsync(bucket, ("StartAfter", keys[19])));
        S3Answer folder =
            await client.SendOrThrowAsync(Store.Request(Routes.ListObjectsV2, bucket, null, ("Delimiter", "/")), CancellationToken.None);
        Assert.Equal(["dir/"], folder.Response.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix")));
    }

    private static async Task<int> UseAsync(S3Client client, S3Request request, string method, string? body = null,
        DateTimeOffset? made = null)
    {
        string link =
            await Presigner.SignAsync(client.Connection, request, TimeSpan.FromHours(1), made ?? DateTimeOffset.UtcNow,
                CancellationToken.None);
        int path = link.IndexOf('/', link.IndexOf("://", StringComparison.Ordinal) + 3),
        query = link.IndexOf('?', StringComparison.Ordinal);
        var wire =
            new WireRequest(method, Http.Origin.Parse(link[..path]), link[path..query]) { Query = QueryString.Parse(link[(query + 1)..]),
                Body = body is null ? RequestBody.Empty : BytesBody.FromText(body) };
        using WireResponse response = await new HttpTransport(TransportSettings.Default, RetryPolicy.None)
            .SendAsync(wire, Authorization.None, CancellationToken.None);
        return response.Status;
    }

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
