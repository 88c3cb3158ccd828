using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>An operation and how it is recognised.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Level">What it is about.</param>
/// <param name="SubResource">The query parameter that names it; empty for none.</param>
/// <param name="Run">Answers.</param>
/// <param name="SignsForm">Whether the proof of who asks stands in the fields of a form.</param>
internal sealed record Route(string Method, Level Level, string SubResource, Func<S3Request, Answer> Run, bool SignsForm = false);

/// <summary>All operations.</summary>
internal static class Routes
{
    private static readonly Route[] s_routes =
    [
        new("GET", Level.Service, "", ListBuckets.Run),

        new("PUT", Level.Bucket, "", CreateBucket.Run),
        new("HEAD", Level.Bucket, "", BucketOperations.Head),
        new("DELETE", Level.Bucket, "", BucketOperations.Delete),
        new("GET", Level.Bucket, "location", BucketOperations.Location),
        new("GET", Level.Bucket, "policyStatus", BucketPolicy.Status),
        new("GET", Level.Bucket, "acl", BucketAcl.Get),
        new("PUT", Level.Bucket, "acl", BucketAcl.Put),
        .. BucketConfigurations.Routes,

        new("GET", Level.Bucket, "", ListObjects.Run),
        new("GET", Level.Bucket, "list-type", ListObjectsV2.Run),
        new("GET", Level.Bucket, "versions", ListVersions.Run),
        new("GET", Level.Bucket, "uploads", ListUploads.Run),
        new("POST", Level.Bucket, "delete", DeleteObjects.Run),

        new("GET", Level.Object, "", GetObject.Run),
        new("HEAD", Level.Object, "", GetObject.Run),
        new("PUT", Level.Object, "", static r => CopySource.IsNamed(r) ? CopyObject.Run(r) : PutObject.Run(r)),
        new("DELETE", Level.Object, "", DeleteObject.Run),
        new("GET", Level.Object, "attributes", ObjectAttributes.Run),
        new("GET", Level.Object, "tagging", ObjectTagging.Get),
        new("PUT", Level.Object, "tagging", ObjectTagging.Put),
        new("DELETE", Level.Object, "tagging", ObjectTagging.Delete),
        new("GET", Level.Object, "acl", ObjectAcl.Get),
        new("PUT", Level.Object, "acl", ObjectAcl.Put),
        new("GET", Level.Object, "retention", ObjectRetention.Get),
        new("PUT", Level.Object, "retention", ObjectRetention.Put),
        new("GET", Level.Object, "legal-hold", ObjectLegalHold.Get),
        new("PUT", Level.Object, "legal-hold", ObjectLegalHold.Put),
        new("POST", Level.Object, "restore", RestoreObject.Run),

        new("POST", Level.Object, "uploads", CreateUpload.Run),
        new("PUT", Level.Object, "uploadId", static r => CopySource.IsNamed(r) ? UploadPartCopy.Run(r) : UploadPart.Run(r)),
        new("GET", Level.Object, "uploadId", ListParts.Run),
        new("POST", Level.Object, "uploadId", CompleteUpload.Run),
        new("DELETE", Level.Object, "uploadId", AbortUpload.Run),
    ];

    /// <summary>A form that uploads; it looks like no other request.</summary>
    private static readonly Route s_form = new("POST", Level.Bucket, "", static _ => throw new S3Error(ErrorCode.MethodNotAllowed), SignsForm: true);

    /// <summary>Sub-resources that S3 has and this server has not. Those that nobody knows are no sub-resources, and ignored.</summary>
    private static readonly HashSet<(Level, string)> s_absent =
    [
        (Level.Bucket, "session"), (Level.Bucket, "metadataConfiguration"), (Level.Bucket, "metadataTable"),
        (Level.Bucket, "metadataInventoryTable"), (Level.Bucket, "metadataJournalTable"),
        (Level.Object, "select"), (Level.Object, "torrent"), (Level.Object, "renameObject"), (Level.Object, "encryption"),
    ];

    private static readonly string[] s_absentHeaders = ["x-amz-write-offset-bytes", "x-amz-rename-source"];
    private static readonly Dictionary<(string, Level, string), Route> s_byKind = s_routes.ToDictionary(r => (r.Method, r.Level, r.SubResource));
    private static readonly HashSet<(Level, string)> s_known = [.. s_routes.Where(r => r.SubResource.Length > 0).Select(r => (r.Level, r.SubResource))];

    /// <exception cref="S3Error">No operation fits.</exception>
    public static Route Find(S3Request request)
    {
        string sub = SubResource(request);
        if (s_byKind.TryGetValue((request.Method, request.Level, sub), out Route? route)) return route;
        if (request.Method == "POST" && request.Level == Level.Bucket && sub.Length == 0) return s_form;
        throw ErrorCode.MethodNotAllowed.With("Method", request.Method).With("ResourceType", request.Level.ToString().ToUpperInvariant());
    }

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
        return "";
    }
}
