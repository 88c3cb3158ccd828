using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>What is inside an envelope: each bucket, object, version, part or tag as an object of its own.</summary>
internal static class Unwrapper
{
    private static readonly Dictionary<string, Func<TreeMap, S3Answer, IEnumerable<PSObject>>> s_roots = new(StringComparer.Ordinal)
    {
        ["ListAllMyBucketsResult"] = static (root, answer) =>
            root.GetMaps("Buckets", "Bucket").Select(b => Bucket(b).With(PageFacts.Of("ListAllMyBucketsResult", root, answer)).Done()),
        ["ListBucketResult"] = static (root, answer) =>
            Objects(root, answer).Concat(Each(root, "CommonPrefixes", TypeNames.Prefix, answer)),
        ["ListVersionsResult"] = Versions,
        ["ListMultipartUploadsResult"] = static (root, answer) =>
            Each(root, "Upload", TypeNames.MultipartUpload, answer).Concat(Each(root, "CommonPrefixes", TypeNames.Prefix, answer)),
        ["ListPartsResult"] = static (root, answer) =>
            root.GetMaps("Part").Select(p => OfObject(TypeNames.Part, answer).With("UploadId", root["UploadId"]).With(p)
                .With(PageFacts.Of("ListPartsResult", root, answer)).WithFacts(answer.Headers).Done()),
        ["InitiateMultipartUploadResult"] = static (root, answer) =>
            [OfObject(TypeNames.MultipartUpload, answer).With("UploadId", root["UploadId"]).With(root)
                .WithFacts(answer.Headers).Done()],
        ["CompleteMultipartUploadResult"] = Written,
        ["CopyObjectResult"] = Written,
        ["CopyPartResult"] = static (root, answer) => [OfPart(answer).With(root).WithFacts(answer.Headers).Done()],
        ["GetObjectAttributesResponse"] = static (root, answer) =>
            [OfObject(DocumentTypes.NameOf(Shapes.Find("GetObjectAttributesResponse")!), answer).With(root)
                .With("LastModified", AnswerHeaders.Date(answer.Headers["Last-Modified"] ?? "")).WithFacts(answer.Headers).Done()],
        ["DeleteResult"] = static (root, answer) => Each(root, "Deleted", TypeNames.DeletedObject, answer),
        ["Tagging"] = static (root, _) => root.GetMaps("TagSet", "Tag").Select(t => new Item(TypeNames.Tag).With(t).Done()),
        ["VersioningConfiguration"] = static (root, answer) =>
            [new Item(TypeNames.Versioning).With("BucketName", answer.Request.Bucket).With("Status", root["Status"] ?? "Disabled")
                .With(root).Done()],
    };

    public static IEnumerable<PSObject> Unwrap(S3Answer answer)
    {
        // A policy has no root.
        if (answer.Request.Route is { ResponseBody: "(text)" }) return [PsTree.ToPowerShell(answer.Response)];
        var (name, value) = answer.Response.FirstOrDefault();
        if (name is null) return Bodiless(answer);
        // A document of XML has one root; one of JSON has members, and the first of them may be a map, too.
        if (value is not TreeMap root || answer.Response.Count > 1) return [PsTree.ToPowerShell(answer.Response)];
        return s_roots.TryGetValue(name, out var unwrap) ? unwrap(root, answer) : DocumentItems.Of(name, root, answer);
    }

    private static IEnumerable<PSObject> Bodiless(S3Answer answer) => answer.Request switch
    {
        { Method: "HEAD", Key: not null } => [Metadata.OfObject(answer)],
        { Method: "HEAD" } => [Metadata.OfBucket(answer)],
        { Method: "PUT", SubResource: null, Key: not null } request when request.Query["partNumber"] is not null =>
            [OfPart(answer).With("ETag", answer.Headers["ETag"]).WithFacts(answer.Headers).Done()],
        { Method: "PUT", SubResource: null, Key: not null } => Written(new TreeMap(), answer),
        { Method: "PUT", SubResource: null, Bucket: { } bucket } =>
            [new Item(TypeNames.CreatedBucket).With("BucketName", bucket).With("Name", bucket).With("Location", answer.Headers["Location"])
                .WithFacts(answer.Headers).Done()],
        { Method: "DELETE", SubResource: null, Key: not null } request when request.Query["uploadId"] is null => [Deleted(answer)],
        _ => [],
    };

    private static Item Bucket(TreeMap bucket) => new Item(TypeNames.Bucket).With("BucketName", bucket["Name"]).With(bucket);

    private static IEnumerable<PSObject> Objects(TreeMap root, S3Answer answer) => root.GetMaps("Contents")
        .Select(m => ListedObject.Of(answer.Request.Bucket, m)
            ?? new Item(TypeNames.Object).With("BucketName", answer.Request.Bucket).With(m).Done());

    private static IEnumerable<PSObject> Each(TreeMap root, string list, string typeName, S3Answer answer) =>
        root.GetMaps(list).Select(m => new Item(typeName).With("BucketName", answer.Request.Bucket).With(m).Done());

    /// <summary>Versions and delete markers in the order of the store: by key, the newest first.</summary>
    private static IEnumerable<PSObject> Versions(TreeMap root, S3Answer answer)
    {
        var versions = root.GetMaps("Version").Select(v => (Map: v, Marker: false));
        var markers = root.GetMaps("DeleteMarker").Select(m => (Map: m, Marker: true));
        return versions.Concat(markers)
            .OrderBy(v => v.Map.GetText("Key") ?? "", Utf8Order.Comparer)
            .ThenByDescending(v => v.Map["IsLatest"] is true)
            .ThenByDescending(v => v.Map["LastModified"] as DateTime? ?? DateTime.MinValue)
            .Select(v => new Item(v.Marker ? TypeNames.DeleteMarker : TypeNames.ObjectVersion)
                .With("BucketName", answer.Request.Bucket).With(v.Map).With("IsDeleteMarker", v.Marker)
                .With("MD5", Object.MD5Of(v.Map.GetText("ETag"))).Done())
            .Concat(Each(root, "CommonPrefixes", TypeNames.Prefix, answer));
    }

    private static IEnumerable<PSObject> Written(TreeMap root, S3Answer answer)
    {
        // Some stores leave the ETag of a completed upload empty; then it is not known.
        object? etag = root["ETag"] is string { Length: > 0 } given ? given : answer.Headers["ETag"];
        yield return OfObject(TypeNames.WrittenObject, answer).With("ETag", etag).With("VersionId", answer.Headers["x-amz-version-id"])
            .With(root).With("MD5", ItemText.MD5(answer, etag as string)).WithFacts(answer.Headers).Done();
    }

    private static PSObject Deleted(S3Answer answer) => OfObject(TypeNames.DeletedObject, answer)
        .With("VersionId", answer.Headers["x-amz-version-id"]).With("DeleteMarker", answer.Headers["x-amz-delete-marker"] == "true")
        .WithFacts(answer.Headers).Done();

    private static Item OfPart(S3Answer answer) => OfObject(TypeNames.Part, answer)
        .With("UploadId", answer.Request.Query["uploadId"]).With("PartNumber", PartNumberOf(answer));

    private static Item OfObject(string typeName, S3Answer answer) =>
        new Item(typeName).With("BucketName", answer.Request.Bucket).With("Key", answer.Request.Key);

    private static int? PartNumberOf(S3Answer answer) => int.TryParse(answer.Request.Query["partNumber"], out int number) ? number : null;
}
