using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>
/// Servers take operations that they do not know for others: they overwrite, empty or delete an object, or delete its bucket. Whatever is
/// asked of them on a part of an object or bucket, the object stays what it is and the bucket is there.
/// </summary>
public sealed class UnknownOperationTests(RealServers servers)
{
    private const string Key = "a/b c.txt";
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("what was there before");

    public static TheoryData<string, string> OnObjects => Rows(r => r.HasKey);

    public static TheoryData<string, string> OnBuckets => Rows(r => !r.HasKey && r.HasBucket && r.Method == "DELETE");

    [Theory, MemberData(nameof(OnObjects))]
    public async Task The_object_stays_what_it_is(string server, string operation)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await client.PutAsync(bucket, Key, s_content);
        await client.SendAsync(Request(operation, bucket), CancellationToken.None);
        Assert.Equal(s_content, await client.GetAsync(bucket, Key));
        Assert.Equal([Key], await client.ListAsync(bucket));
    }

    [Theory, MemberData(nameof(OnBuckets))]
    public async Task The_bucket_is_still_there(string server, string operation)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await client.SendAsync(Request(operation, bucket), CancellationToken.None);
        Assert.Null((await client.SendAsync(Routes.HeadBucket.For(bucket), CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task What_should_go_behind_an_object_does_not_go_in_its_place(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await client.PutAsync(bucket, Key, s_content);
        S3Request append = Routes.PutObject.For(bucket, Key);
        append.Headers["x-amz-write-offset-bytes"] = "20";
        append.Body = BytesBody.FromText("more");
        Assert.Equal("NotImplemented", (await client.SendAsync(append, CancellationToken.None)).Error?.Code);
        Assert.Equal(s_content, await client.GetAsync(bucket, Key));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task What_they_do_not_know_is_said(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await client.PutAsync(bucket, Key, s_content);
        foreach (string operation in new[] { "PutObjectAnnotation", "DeleteObjectAnnotation", "RenameObject", "UpdateObjectEncryption" })
            Assert.Equal("NotImplemented", (await client.SendAsync(Request(operation, bucket), CancellationToken.None)).Error?.Code);
        (_, S3Answer? annotation) = await WholeBody.GetAsync(client, Request("GetObjectAnnotation", bucket), CancellationToken.None);
        Assert.Equal("NotImplemented", annotation?.Error?.Code);
        (WholeBody? torrent, S3Answer? _) = await WholeBody.GetTorrentAsync(client, Request("GetObjectTorrent", bucket),
            CancellationToken.None);
        Assert.Null(torrent);
    }

    public static TheoryData<string> Servers => new("rgw", "moto");

    private static TheoryData<string, string> Rows(Func<Route, bool> wanted)
    {
        var rows = new TheoryData<string, string>();
        foreach (string server in new[] { "rgw", "moto" })
        {
            foreach (Route route in Routes.All.Where(r => r.SubResource is not null && r.Method is "PUT" or "POST" or "DELETE"))
            {
                // RGW's select leaves the process in ruins.
                if (route.SubResource is not (null or "select") && wanted(route)) rows.Add(server, route.Name);
            }
        }
        return rows;
    }

    private static S3Request Request(string operation, string bucket)
    {
        Route route = Routes.Find(operation);
        S3Request request = Store.Request(route, bucket, route.HasKey ? Key : null, ("AnnotationName", "n"), ("Id", "i"));
        if (route.RequestRoot is { } root) return request.WithDocument(S3Document.FromTree(root, new TreeMap()));
        if (route.RequestBody is not null) request.Body = BytesBody.FromText("{}");
        if (operation == "RenameObject") request.Headers["x-amz-rename-source"] = "a/b%20c.txt";
        return request;
    }
}
