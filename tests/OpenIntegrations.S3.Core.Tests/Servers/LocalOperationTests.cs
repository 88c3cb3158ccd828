using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>
/// Every operation of S3 at the local endpoint: it does what it says, or it is refused by <c>NotImplemented</c> and nothing is changed.
/// </summary>
public sealed class LocalOperationTests(RealServers servers)
{
    private const string Key = "a/b c.txt";

    /// <summary>What the documentation says that it does not do.</summary>
    private static readonly string[] s_absent =
    [
        "CreateSession", "SelectObjectContent", "GetObjectTorrent", "RenameObject", "CreateBucketMetadataConfiguration",
        "GetBucketMetadataConfiguration", "DeleteBucketMetadataConfiguration", "CreateBucketMetadataTableConfiguration",
        "GetBucketMetadataTableConfiguration", "DeleteBucketMetadataTableConfiguration",
        "UpdateBucketMetadataAnnotationTableConfiguration", "UpdateBucketMetadataInventoryTableConfiguration",
        "UpdateBucketMetadataJournalTableConfiguration",
    ];

    /// <summary>Those that go to hosts of AWS's own.</summary>
    private static readonly string[] s_elsewhere = ["ListDirectoryBuckets", "WriteGetObjectResponse"];

    private static readonly (string Read, string Json)[] s_named =
    [
        ("Analytics", """{"Id":"i","StorageClassAnalysis":{}}"""),
        ("IntelligentTiering", """{"Id":"i","Status":"Enabled","Tiering":[{"Days":90,"AccessTier":"ARCHIVE_ACCESS"}]}"""),
        ("Inventory", """
            {"Id":"i","IsEnabled":true,"IncludedObjectVersions":"All","Schedule":{"Frequency":"Daily"},
            "Destination":{"S3BucketDestination":{"Bucket":"arn:aws:s3:::OTHER","Format":"CSV"}}}
            """),
        ("Metrics", """{"Id":"i"}"""),
    ];

    public static TheoryData<string> Stories => new(OperationStories.All.Keys);

    public static TheoryData<string> Absent => new(s_absent);

    public static TheoryData<string> Named => new(s_named.Select(n => n.Read));

    public static TheoryData<string> Configurations => new([.. Configuration.All.Select(c => c.Put), "PutBucketReplication"]);

    public static TheoryData<string> All => new(Routes.All.Where(r => r.HasBucket).Select(r => r.Name));

    [Fact]
    public void Every_operation_is_done_or_refused() => Assert.Equal(
        Routes.All.Select(r => r.Name).Order(StringComparer.Ordinal),
        OperationStories.All.Keys.SelectMany(k => k.Split(' ')).Concat(s_absent).Concat(s_elsewhere)
            .Concat(s_named.SelectMany(n => OfNamed(n.Read)))
            .Concat(Configurations.SelectMany(row => OfConfiguration(row.Data)))
            .Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Stories))]
    public async Task An_operation_does_what_it_says(string operations)
    {
        OperationWorld world = await WorldAsync(isLocked: operations.Contains("LegalHold", StringComparison.Ordinal));
        await OperationStories.All[operations](world);
        Assert.Superset(operations.Split(' ').ToHashSet(), world.Done.ToHashSet());
    }

    [Theory, MemberData(nameof(Absent))]
    public async Task What_is_not_done_is_refused_and_changes_nothing(string operation)
    {
        OperationWorld world = await WorldAsync();
        await world.DoAsync("PutObject", Key, "content");
        Route route = Routes.Find(operation);
        // Forced, it is sent as a program does that knows nothing of what some stores take it for.
        foreach (bool force in new[] { false, true })
        {
            S3Request request = world.Request(operation, route.HasKey ? Key : null, route.RequestRoot is null ? null : "{}",
                ("x-amz-rename-source", "a/b%20c.txt"), ("Id", "i"));
            request.Force = force;
            Assert.Equal("NotImplemented", (await world.Client.SendAsync(request, CancellationToken.None)).Error?.Code);
        }
        Assert.Equal("content", await world.TextAsync("GetObject", Key));
        Assert.Equal([Key], await world.Client.ListAsync(world.Bucket));
    }

    [Theory, MemberData(nameof(Configurations))]
    public async Task A_configuration_is_kept_and_goes(string put)
    {
        Need need = put == "PutBucketReplication" ? Need.Versions : Configuration.All.Single(c => c.Put == put).Needs;
        OperationWorld world = await WorldAsync(need == Need.Lock);
        string json = put == "PutBucketReplication" ? """
            {"Role":"arn:aws:iam::1:role/r","Rule":[{"ID":"r","Status":"Enabled","Prefix":"p",
            "Destination":{"Bucket":"arn:aws:s3:::OTHER"}}]}
            """ : Configuration.All.Single(c => c.Put == put).Json;
        await OperationStories.PrepareAsync(world, need);
        json = json.Replace("TOPIC", "arn:aws:sns:us-east-1:123456789012:told", StringComparison.Ordinal)
            .Replace("OWNER", await OperationStories.OwnerAsync(world), StringComparison.Ordinal);
        (string get, string? delete) = ReadAndDelete(put);
        string before = await StateAsync(world, get);
        await world.DoAsync(put, null, json);
        string after = await StateAsync(world, get);
        Assert.NotEqual(before, after);
        string written = WireText.Of(JsonTree.Read(json.Replace("OTHER", world.Other, StringComparison.Ordinal)
            .Replace("BUCKET", world.Bucket, StringComparison.Ordinal)));
        if (need != Need.Owner) Assert.Contains(written.Trim('{', '}'), after, StringComparison.Ordinal);
        if (delete is null) return;
        await world.DoAsync(delete);
        Assert.Equal(before, await StateAsync(world, get));
    }

    [Theory, MemberData(nameof(Named))]
    public async Task Of_configurations_with_names_there_are_several(string kind)
    {
        OperationWorld world = await WorldAsync();
        // Of an empty bucket none is deleted: a store that does not know them would delete the bucket.
        await world.DoAsync("PutObject", Key, "content");
        string json = s_named.Single(n => n.Read == kind).Json;
        string[] operations = [.. OfNamed(kind)];
        foreach (string id in new[] { "i", "j" })
            await world.DoAsync(operations[0], null, json.Replace("\"i\"", $"\"{id}\"", StringComparison.Ordinal), ("Id", id));
        string one = WireText.Of((await world.DoAsync(operations[1], values: ("Id", "i"))).Response);
        Assert.Contains("Id:i", one, StringComparison.Ordinal);
        Assert.Matches("Id:i.*Id:j", WireText.Of((await world.DoAsync(operations[2])).Response));
        await world.DoAsync(operations[3], values: ("Id", "i"));
        Assert.Equal("NoSuchConfiguration", await world.CodeAsync(operations[1], values: ("Id", "i")));
        Assert.Equal("", await world.CodeAsync(operations[1], values: ("Id", "j")));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Whatever_is_sent_is_answered_and_is_no_error_of_the_server(string operation)
    {
        OperationWorld world = await WorldAsync();
        await world.DoAsync("PutObject", Key, "content");
        Route route = Routes.Find(operation);
        foreach (string? sent in route.RequestBody is null ? [null] : new[] { "{}", null })
        {
            S3Request request = world.Request(operation, route.HasKey ? Key : null, sent, ("Id", "i"), ("UploadId", "none"),
                ("PartNumber", 1), ("AnnotationName", "n"));
            request.Force = true;
            S3Answer answer = await world.Client.SendAsync(request, CancellationToken.None);
            Assert.True(answer.Status is < 500 or 501, $"{operation}: {answer.Status} {answer.Error}");
        }
    }

    private static IEnumerable<string> OfNamed(string kind) =>
        new[] { "Put", "Get", "List", "Delete" }.Select(verb => $"{verb}Bucket{kind}Configuration{(verb == "List" ? "s" : "")}");

    private static IEnumerable<string> OfConfiguration(string put)
    {
        (string get, string? delete) = ReadAndDelete(put);
        return new[] { put, get, delete }.OfType<string>();
    }

    private static (string Get, string? Delete) ReadAndDelete(string put)
    {
        string part = Routes.Find(put).SubResource!;
        string? Of(string method) => Routes.All.Where(r => r.Method == method && !r.HasKey && r.SubResource == part).Select(r => r.Name)
            .FirstOrDefault();
        return (Of("GET")!, Of("DELETE"));
    }

    /// <summary>What there is of a configuration: the document, or the error that says that there is none.</summary>
    private static async Task<string> StateAsync(OperationWorld world, string get)
    {
        S3Answer answer = await world.Client.SendAsync(world.Request(get), CancellationToken.None);
        return answer.Error?.Code ?? WireText.Of(answer.Response);
    }

    private async Task<OperationWorld> WorldAsync(bool isLocked = false)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(RealServers.Local, isLocked: isLocked);
        return new OperationWorld(client, bucket, (await servers.BucketAsync(RealServers.Local)).Bucket);
    }
}
