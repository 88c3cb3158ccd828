using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Local.Buckets;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Multipart;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local;

/// <summary>All operations.</summary>
internal static class Routes
{
    private static readonly Route[] s_routes =
    [
        new("GET", Level.Service, "", ListBuckets.Run, "ListAllMyBuckets", Permission.SignedIn),

        new("PUT", Level.Bucket, "", CreateBucket.Run, "CreateBucket", Permission.SignedIn),
        new("HEAD", Level.Bucket, "", BucketOperations.Head, "ListBucket", Permission.Read),
        new("DELETE", Level.Bucket, "", BucketOperations.Delete, "DeleteBucket"),
        new("GET", Level.Bucket, "location", BucketOperations.Location, "GetBucketLocation"),
        new("GET", Level.Bucket, "policyStatus", BucketPolicy.Status, "GetBucketPolicyStatus"),
        new("GET", Level.Bucket, "acl", BucketAcl.Get, "GetBucketAcl", Permission.ReadAcp),
        new("PUT", Level.Bucket, "acl", BucketAcl.Put, "PutBucketAcl", Permission.WriteAcp),
        .. BucketConfigurations.Routes,

        new("GET", Level.Bucket, "", ListObjects.Run, "ListBucket", Permission.Read),
        new("GET", Level.Bucket, "list-type", ListObjectsV2.Run, "ListBucket", Permission.Read),
        new("GET", Level.Bucket, "versions", ListVersions.Run, "ListBucketVersions", Permission.Read),
        new("GET", Level.Bucket, "uploads", ListUploads.Run, "ListBucketMultipartUploads", Permission.Read),
        new("POST", Level.Bucket, "delete", DeleteObjects.Run, "DeleteObject", Permission.Each),

        new("GET", Level.Object, "", GetObject.Run, "GetObject", Permission.Read),
        new("HEAD", Level.Object, "", GetObject.Run, "GetObject", Permission.Read),
        new("PUT", Level.Object, "", static r => CopySource.IsNamed(r) ? CopyObject.Run(r) : PutObject.Run(r), "PutObject",
            Permission.Write),
        new("DELETE", Level.Object, "", DeleteObject.Run, "DeleteObject", Permission.Write),
        new("GET", Level.Object, "attributes", ObjectAttributes.Run, "GetObjectAttributes", Permission.Read),
        new("GET", Level.Object, "tagging", ObjectTagging.Get, "GetObjectTagging"),
        new("PUT", Level.Object, "tagging", ObjectTagging.Put, "PutObjectTagging", Permission.Each),
        new("DELETE", Level.Object, "tagging", ObjectTagging.Delete, "DeleteObjectTagging"),
        new("GET", Level.Object, "acl", ObjectAcl.Get, "GetObjectAcl", Permission.ReadAcp),
        new("PUT", Level.Object, "acl", ObjectAcl.Put, "PutObjectAcl", Permission.WriteAcp),
        new("GET", Level.Object, "retention", ObjectRetention.Get, "GetObjectRetention"),
        new("PUT", Level.Object, "retention", ObjectRetention.Put, "PutObjectRetention"),
        new("GET", Level.Object, "legal-hold", ObjectLegalHold.Get, "GetObjectLegalHold"),
        new("PUT", Level.Object, "legal-hold", ObjectLegalHold.Put, "PutObjectLegalHold"),
        new("GET", Level.Object, "annotation", ObjectAnnotations.Get, "GetObjectAnnotation"),
        new("PUT", Level.Object, "annotation", ObjectAnnotations.Put, "PutObjectAnnotation"),
        new("DELETE", Level.Object, "annotation", ObjectAnnotations.Delete, "DeleteObjectAnnotation"),
        new("PUT", Level.Object, "encryption", ObjectEncryption.Put, "UpdateObjectEncryption"),
        new("POST", Level.Object, "restore", RestoreObject.Run, "RestoreObject"),

        new("POST", Level.Object, "uploads", CreateUpload.Run, "PutObject", Permission.Write),
        new("PUT", Level.Object, "uploadId", static r => CopySource.IsNamed(r) ? UploadPartCopy.Run(r) : UploadPart.Run(r), "PutObject",
            Permission.Write),
        new("GET", Level.Object, "uploadId", ListParts.Run, "ListMultipartUploadParts", Permission.Upload),
        new("POST", Level.Object, "uploadId", CompleteUpload.Run, "PutObject", Permission.Write),
        new("DELETE", Level.Object, "uploadId", AbortUpload.Run, "AbortMultipartUpload", Permission.Upload),
    ];

    /// <summary>A form that uploads; it looks like no other request.</summary>
    private static readonly Route s_form =
        new("POST", Level.Bucket, "", static _ => throw new S3Error(ErrorCode.MethodNotAllowed), "PutObject", Permission.Write,
            SignsForm: true);

    /// <summary>Sub-resources that S3 has and this server has not.</summary>
    private static readonly HashSet<(Level, string)> s_absent =
    [
        (Level.Bucket, "session"), (Level.Bucket, "metadataConfiguration"), (Level.Bucket, "metadataTable"),
        (Level.Bucket, "metadataInventoryTable"), (Level.Bucket, "metadataJournalTable"), (Level.Bucket, "metadataAnnotationTable"),
        (Level.Object, "select"), (Level.Object, "torrent"), (Level.Object, "renameObject"),
    ];

    /// <summary>Headers that would make another thing of a request; the last two only directory buckets know.</summary>
    private static readonly string[] s_absentHeaders =
        ["x-amz-write-offset-bytes", "x-amz-rename-source", "x-amz-if-match-size", "x-amz-if-match-last-modified-time"];

    /// <summary>Parameters that are no sub-resources although they may stand there without a value.</summary>
    private static readonly HashSet<string> s_parameters =
    [
        "", "allow-unordered", "annotation-prefix", "annotationName", "bucket-region", "continuation-token", "delimiter", "encoding-type",
        "fetch-owner", "id", "key-marker", "marker", "max-annotation-results", "max-buckets", "max-keys", "max-parts", "max-uploads",
        "part-number-marker", "partNumber", "prefix", "select-type",
        "start-after", "upload-id-marker", "version-id-marker", "versionId", "AWSAccessKeyId", "Expires", "Signature", "x-id",
        "response-cache-control", "response-content-disposition", "response-content-encoding", "response-content-language",
        "response-content-type", "response-expires",
    ];
    private static readonly Dictionary<(string, Level, string), Route> s_byKind =
        s_routes.ToDictionary(r => (r.Method, r.Level, r.SubResource));
    private static readonly HashSet<(Level, string)> s_known =
        [.. s_routes.Where(r => r.SubResource.Length > 0).Select(r => (r.Level, r.SubResource))];

    /// <summary>What there is.</summary>
    public static IReadOnlyList<Route> All => s_routes;

    /// <exception cref="S3Error">No operation fits.</exception>
    public static Route Find(S3Request request)
    {
        string sub = SubResource(request);
        if (s_byKind.TryGetValue((request.Method, request.Level, sub), out Route? route)) return route;
        if (request.Method == "POST" && request.Level == Level.Bucket && sub.Length == 0) return s_form;
        throw ErrorCode.MethodNotAllowed.With("Method", request.Method).With("ResourceType", request.Level.ToString().ToUpperInvariant());
    }

    /// <summary>Whether a query parameter makes another operation of a request.</summary>
    public static bool IsSubResource(Level level, string name) => s_known.Contains((level, name)) || s_absent.Contains((level, name));

    /// <summary>What stands without a value and is none of these is a sub-resource that nobody knows: it is not to be ignored.</summary>
    private static bool IsParameter(string name) =>
        s_parameters.Contains(name) || name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase);

    private static string SubResource(S3Request request)
    {
        foreach (string header in s_absentHeaders)
        {
            if (request.Headers.Contains(header)) throw ErrorCode.NotImplemented.With("Header", header);
        }
        foreach (var (name, _) in request.Query.Decoded)
        {
            if (s_absent.Contains((request.Level, name))) throw ErrorCode.NotImplemented.With("ResourceType", name);
            if (s_known.Contains((request.Level, name))) return name;
        }
        foreach (var (name, _) in request.Query.Decoded.Where(p => string.IsNullOrEmpty(p.Value) && !IsParameter(p.Key)))
            throw ErrorCode.NotImplemented.With("ResourceType", name);
        return "";
    }
}
