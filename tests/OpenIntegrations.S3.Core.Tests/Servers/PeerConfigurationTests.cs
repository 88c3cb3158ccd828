using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>Each configuration of a bucket, written by us, is read by boto3, changed by it, and read back by us as it is then.</summary>
public sealed class PeerConfigurationTests(RealServers servers)
{
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (string server in new[] { "rgw", "moto", RealServers.Local })
            {
                foreach (Configuration configuration in Configuration.All) cells.Add(server, configuration.Put);
            }
            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task Both_read_what_the_other_has_written(string server, string operation)
    {
        Configuration configuration = Configuration.All.Single(c => c.Put == operation);
        (S3Client client, string bucket) = await servers.BucketAsync(server, isLocked: configuration.Needs == Need.Lock);
        (Route put, BucketRoute get) = (Routes.Find(operation), ReadOf(operation));
        TreeMap tree = configuration.Tree(await PrepareAsync(server, client, bucket, configuration.Needs));
        S3Answer written = await client.SendAsync(Put(put, tree, bucket), CancellationToken.None);
        Assert.SkipWhen(written.Error is not null, $"{server} does not take {operation}: {written.Error}");

        S3Answer kept = await client.SendAsync(get.For(bucket), CancellationToken.None);
        Assert.SkipWhen(kept.Error is { Code: "NotImplemented" }, $"{server} takes {operation} for something else: {kept.Error}");

        string ours = WireText.Of(await ReadAsync(client, get, bucket));
        JsonElement seen = await servers.PeerAsync(server, "change", bucket,
            new { get = get.Name, put = put.Name, from = configuration.From, to = configuration.To });
        Assert.Equal(ours, WireText.Of(Inside(put, seen.GetString()!)));

        string changed = WireText.Of(await ReadAsync(client, get, bucket));
        string expected = ours.Replace(Scalars.Format(configuration.From), Scalars.Format(configuration.To), StringComparison.Ordinal);
        Assert.NotEqual(ours, changed);
        Assert.Equal(expected, changed);
    }

    /// <summary>
    /// A configuration that is not tried was forgotten. Of some a bucket has several, which neither server has whole; moto gave replication
    /// back as it was before boto3 changed it.
    /// </summary>
    [Fact]
    public void Every_configuration_is_tried() =>
        Assert.Empty(Routes.All.Where(r => r.Method == "PUT" && !r.HasKey && r.SubResource is not null && r.Twin is not null
            && !r.Holes.Any(h => h.Hole == "Id")).Select(r => r.Name)
            .Except([.. Configuration.All.Select(c => c.Put), "PutBucketReplication"]));

    /// <summary>Makes what a configuration needs, and gives the names under which it stands in the document.</summary>
    private async Task<Dictionary<string, string>> PrepareAsync(string server, S3Client client, string bucket, Need need)
    {
        var names = new Dictionary<string, string> { [Configuration.Bucket] = bucket };
        if (need == Need.Topic) names[Configuration.Topic] = await TopicAsync(server, bucket);
        if (need == Need.Owner)
        {
            S3Answer list = await client.SendOrThrowAsync(Routes.GetBucketAcl.For(bucket), CancellationToken.None);
            names[Configuration.Owner] = list.Response.GetText("AccessControlPolicy", "Owner", "ID")!;
        }
        if (need is not (Need.OtherBucket or Need.Versions)) return names;
        string other = names[Configuration.Other] = (await servers.BucketAsync(server)).Bucket;
        S3Request letIn = Routes.PutBucketAcl.For(other);
        letIn.Headers["x-amz-acl"] = "log-delivery-write";
        if (need == Need.OtherBucket) await client.SendAsync(letIn, CancellationToken.None);
        foreach (string each in need == Need.Versions ? new[] { bucket, other } : [])
        {
            await client.SendOrThrowAsync(Routes.PutBucketVersioning.For(each).WithDocument(
                S3Document.FromTree("VersioningConfiguration", new TreeMap { { "Status", "Enabled" } })), CancellationToken.None);
        }
        return names;
    }

    /// <summary>A topic of the server itself. The local endpoint keeps what it is told, and has none.</summary>
    private async Task<string> TopicAsync(string server, string bucket)
    {
        if (server == RealServers.Local) return "arn:aws:sns:us-east-1:123456789012:told";
        JsonElement made = await servers.PeerAsync(server, "topic", bucket, new { });
        Assert.SkipWhen(made.TryGetProperty("error", out JsonElement error), $"{server} makes no topic: {error}");
        return made.GetProperty("arn").GetString()!;
    }

    private static BucketRoute ReadOf(string put) => (BucketRoute)(Routes.Find(put).Twin
        ?? Routes.All.Single(r => r.Method == "GET" && !r.HasKey && r.SubResource == Routes.Find(put).SubResource));

    private static S3Request Put(Route put, TreeMap tree, string bucket)
    {
        S3Request request = Store.Request(put, bucket);
        return request.WithDocument(put.RequestRoot is { } root ? S3Document.FromTree(root, tree)
            : S3Document.FromJson(JsonTree.Write(tree, indented: false)));
    }

    private static async Task<object?> ReadAsync(S3Client client, BucketRoute get, string bucket)
    {
        S3Answer answer = await client.SendOrThrowAsync(get.For(bucket), CancellationToken.None);
        return get.ResponseRoot is { } root ? answer.Response[root] : answer.Response;
    }

    private static object? Inside(Route put, string text) => put.RequestRoot is not { } root ? JsonTree.Read(text)
        : XmlTree.Read(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), root)[root];
}
