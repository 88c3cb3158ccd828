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

/// <summary>What becomes of a bucket and its objects by operations that belong together.</summary>
internal static class OperationStories
{
    private const string Key = "a/b c.txt";

    /// <summary>The stories, by the operations in each.</summary>
    public static IReadOnlyDictionary<string, Func<OperationWorld, Task>> All { get; } = new Dictionary<string, Func<OperationWorld, Task>>
    {
        ["CreateBucket DeleteBucket GetBucketLocation HeadBucket ListBuckets"] = BucketsAsync,
        ["CopyObject DeleteObject DeleteObjects GetObject GetObjectAttributes HeadObject ListObjectVersions ListObjects ListObjectsV2"
            + " PutObject"] = ObjectsAsync,
        ["AbortMultipartUpload CompleteMultipartUpload CreateMultipartUpload ListMultipartUploads ListParts UploadPart UploadPartCopy"] =
            PartsAsync,
        ["DeleteObjectTagging GetObjectAcl GetObjectTagging HeadObject PutObjectAcl PutObjectTagging UpdateObjectEncryption"] =
            FactsAsync,
        ["GetObjectLegalHold GetObjectRetention PutObjectLegalHold PutObjectRetention"] = LocksAsync,
        ["DeleteObjectAnnotation GetObjectAnnotation ListObjectAnnotations PutObjectAnnotation"] = AnnotationsAsync,
        ["HeadObject RestoreObject"] = ArchiveAsync,
        ["GetBucketPolicyStatus PutBucketPolicy"] = PolicyStatusAsync,
    };

    /// <summary>What a configuration needs besides a bucket.</summary>
    public static async Task PrepareAsync(OperationWorld world, Need need)
    {
        S3Request letIn = Routes.PutBucketAcl.For(world.Other);
        letIn.Headers["x-amz-acl"] = "log-delivery-write";
        if (need == Need.OtherBucket) await world.Client.SendOrThrowAsync(letIn, CancellationToken.None);
        foreach (string bucket in need == Need.Versions ? new[] { world.Bucket, world.Other } : [])
            await world.Client.SendOrThrowAsync(Routes.PutBucketVersioning.For(bucket).WithDocument(
                S3Document.FromTree("VersioningConfiguration", new TreeMap { { "Status", "Enabled" } })), CancellationToken.None);
    }

    public static async Task<string> OwnerAsync(OperationWorld world) =>
        (await world.DoAsync("GetBucketAcl")).Response.GetText("AccessControlPolicy", "Owner", "ID")!;

    public static async Task BucketsAsync(OperationWorld world)
    {
        await world.DoAsync("HeadBucket");
        await world.DoAsync("GetBucketLocation");
        Assert.Contains(world.Bucket, await NamesAsync(world));
        await world.DoAsync("DeleteBucket");
        Assert.DoesNotContain(world.Bucket, await NamesAsync(world));
        Assert.Equal(404, (await world.Client.SendAsync(world.Request("HeadBucket"), CancellationToken.None)).Status);
        await world.DoAsync("CreateBucket");
        Assert.Contains(world.Bucket, await NamesAsync(world));
    }

    public static async Task ObjectsAsync(OperationWorld world)
    {
        await PrepareAsync(world, Need.Versions);
        await world.DoAsync("PutObject", Key, "content", ("x-amz-meta-a", "b"));
        await world.DoAsync("CopyObject", "copy", values: ("x-amz-copy-source", $"{world.Bucket}/a/b%20c.txt"));
        Assert.Equal("content", await world.TextAsync("GetObject", "copy"));
        Assert.Equal("b", (await world.DoAsync("HeadObject", "copy")).Headers["x-amz-meta-a"]);
        if (world.Can("GetObjectAttributes"))
            Assert.Equal("7", (await world.DoAsync("GetObjectAttributes", Key, values: ("x-amz-object-attributes", "ObjectSize"))).Response
                .Get("GetObjectAttributesResponse", "ObjectSize")?.ToString());
        foreach (string list in new[] { "ListObjects", "ListObjectsV2" })
            Assert.Equal([Key, "copy"], Keys(await world.DoAsync(list), "ListBucketResult", "Contents"));
        await world.DoAsync("DeleteObject", "copy");
        await world.DoAsync("DeleteObjects", null, """{"Object":[{"Key":"a/b c.txt"}]}""");
        Assert.Empty(Keys(await world.DoAsync("ListObjectsV2"), "ListBucketResult", "Contents"));
        S3Answer versions = await world.DoAsync("ListObjectVersions");
        Assert.Equal([Key, "copy"], Keys(versions, "ListVersionsResult", "Version"));
        Assert.Equal([Key, "copy"], Keys(versions, "ListVersionsResult", "DeleteMarker"));
    }

    public static async Task PartsAsync(OperationWorld world)
    {
        await world.DoAsync("PutObject", "source", "second");
        string id = Begun(await world.DoAsync("CreateMultipartUpload", Key));
        S3Answer sent = await world.DoAsync("UploadPart", Key, new string('1', 5 << 20), ("UploadId", id), ("PartNumber", 1));
        S3Answer copied = await world.DoAsync("UploadPartCopy", Key, values:
            [("UploadId", id), ("PartNumber", 2), ("x-amz-copy-source", $"{world.Bucket}/source")]);
        S3Answer list = await world.DoAsync("ListParts", Key, values: ("UploadId", id));
        Assert.Equal(2, list.Response.GetMaps("ListPartsResult", "Part").Count());
        Assert.Equal([Key], Keys(await world.DoAsync("ListMultipartUploads"), "ListMultipartUploadsResult", "Upload"));
        string[] tags = [sent.Headers["ETag"]!, copied.Response.GetText("CopyPartResult", "ETag")!];
        string parts = JsonTree.Write(new TreeMap { { "Part", tags.Select((tag, i) =>
            (object?)new TreeMap { { "PartNumber", i + 1 }, { "ETag", tag } }).ToList() } }, indented: false);
        await world.DoAsync("CompleteMultipartUpload", Key, parts, ("UploadId", id));
        Assert.EndsWith("11second", await world.TextAsync("GetObject", Key), StringComparison.Ordinal);
        id = Begun(await world.DoAsync("CreateMultipartUpload", "other"));
        await world.DoAsync("AbortMultipartUpload", "other", values: ("UploadId", id));
        Assert.Equal(world.NoUpload, await world.CodeAsync("ListParts", "other", values: ("UploadId", id)));
    }

    public static async Task FactsAsync(OperationWorld world)
    {
        await world.DoAsync("PutObject", Key, "content");
        await world.DoAsync("PutObjectTagging", Key, """{"TagSet":{"Tag":[{"Key":"a","Value":"b"}]}}""");
        Assert.Contains("Key:a,Value:b", await ReadAsync(world, "GetObjectTagging"), StringComparison.Ordinal);
        await world.DoAsync("DeleteObjectTagging", Key);
        Assert.DoesNotContain("Key:a", await ReadAsync(world, "GetObjectTagging"), StringComparison.Ordinal);
        await world.DoAsync("PutObjectAcl", Key, values: ("x-amz-acl", "public-read"));
        Assert.Contains("AllUsers", await ReadAsync(world, "GetObjectAcl"), StringComparison.Ordinal);
        await world.DoAsync("HeadObject", Key);
        if (!world.Can("UpdateObjectEncryption")) return;
        await world.DoAsync("UpdateObjectEncryption", Key, """{"SSE-KMS":{"KMSKeyArn":"arn:aws:kms:us-east-1:1:key/k"}}""");
        Assert.Equal("aws:kms", (await world.DoAsync("HeadObject", Key)).Headers["x-amz-server-side-encryption"]);
    }

    public static async Task LocksAsync(OperationWorld world)
    {
        await world.DoAsync("PutObject", Key, "content");
        await world.DoAsync("PutObjectLegalHold", Key, """{"Status":"ON"}""");
        Assert.Equal("ON", (await world.DoAsync("GetObjectLegalHold", Key)).Response.GetText("LegalHold", "Status"));
        if (!world.Can("GetObjectRetention")) return;
        await world.DoAsync("PutObjectRetention", Key, """{"Mode":"GOVERNANCE","RetainUntilDate":"2100-01-01T00:00:00Z"}""");
        Assert.Equal("GOVERNANCE", (await world.DoAsync("GetObjectRetention", Key)).Response.GetText("Retention", "Mode"));
    }

    public static async Task AnnotationsAsync(OperationWorld world)
    {
        await world.DoAsync("PutObject", Key, "content");
        await world.DoAsync("PutObjectAnnotation", Key, "note", ("AnnotationName", "n"));
        Assert.Equal("note", await world.TextAsync("GetObjectAnnotation", Key, ("AnnotationName", "n")));
        Assert.Contains(":n", await ReadAsync(world, "ListObjectAnnotations"), StringComparison.Ordinal);
        await world.DoAsync("DeleteObjectAnnotation", Key, values: ("AnnotationName", "n"));
        Assert.Equal("NoSuchAnnotation", await world.CodeAsync("GetObjectAnnotation", Key, values: ("AnnotationName", "n")));
        Assert.Equal("content", await world.TextAsync("GetObject", Key));
    }

    public static async Task ArchiveAsync(OperationWorld world)
    {
        await world.DoAsync("PutObject", Key, "content", ("x-amz-storage-class", "GLACIER"));
        await world.DoAsync("RestoreObject", Key, """{"Days":1}""");
        Assert.Contains("ongoing-request=\"false\"", (await world.DoAsync("HeadObject", Key)).Headers["x-amz-restore"],
            StringComparison.Ordinal);
    }

    public static async Task PolicyStatusAsync(OperationWorld world)
    {
        await world.DoAsync("PutBucketPolicy", null, Configuration.All.Single(c => c.Put == "PutBucketPolicy").Json);
        S3Answer status = await world.DoAsync("GetBucketPolicyStatus");
        Assert.Equal("true", status.Response.Get("PolicyStatus", "IsPublic")?.ToString(), ignoreCase: true);
    }

    private static async Task<string[]> NamesAsync(OperationWorld world) => [.. (await world.DoAsync("ListBuckets")).Response
        .GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket").Select(b => b.GetText("Name")!)];

    private static async Task<string> ReadAsync(OperationWorld world, string operation) =>
        WireText.Of((await world.DoAsync(operation, Key)).Response);

    private static string Begun(S3Answer answer) => answer.Response.GetText("InitiateMultipartUploadResult", "UploadId")!;

    private static string[] Keys(S3Answer answer, string root, string items) =>
        [.. answer.Response.GetMaps(root, items).Select(i => i.GetText("Key")!)];
}
