using System;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>Finds the version that a request means, or says in S3's way that there is none.</summary>
internal static class VersionLookup
{
    /// <summary>The version id of a request; null when it means the newest.</summary>
    /// <exception cref="S3Error">It is not the form of an id.</exception>
    public static string? IdOf(S3Request request) => VersionIds.Checked(request.Query["versionId"]);

    /// <summary>The version, with a lease on its bytes.</summary>
    /// <exception cref="S3Error">There is none, or it is a delete marker.</exception>
    public static (ObjectVersion Version, IDisposable Lease) Open(Bucket bucket, string key, string? versionId)
    {
        var found = bucket.Objects.Open(key, versionId) ?? throw Missing(key, versionId);
        if (!found.Version.IsDeleteMarker) return found;
        found.Lease.Dispose();
        throw Deleted(found.Version, versionId);
    }

    public static ObjectVersion Find(Bucket bucket, string key, string? versionId)
    {
        ObjectVersion version = bucket.Objects.Find(key, versionId) ?? throw Missing(key, versionId);
        return version.IsDeleteMarker ? throw Deleted(version, versionId) : version;
    }

    /// <summary>Changes the version that a request means.</summary>
    public static ObjectVersion Change(S3Request request, Func<ObjectVersion, ObjectVersion> change)
    {
        string? id = IdOf(request);
        Find(request.Bucket, request.Key, id);
        return request.Bucket.Objects.Change(request.Key, id,
            version => version.IsDeleteMarker ? throw Deleted(version, id) : change(version)) ?? throw Missing(request.Key, id);
    }

    private static S3Error Missing(string key, string? versionId) => versionId is null
        ? ErrorCode.NoSuchKey.With("Key", key)
        : ErrorCode.NoSuchVersion.With("Key", key).With("VersionId", versionId);

    /// <summary>Who names the marker is told that it cannot be read; who names none, that there is no object.</summary>
    private static S3Error Deleted(ObjectVersion marker, string? versionId)
    {
        S3Error error = versionId is null
            ? ErrorCode.NoSuchKey.With("Key", marker.Key)
            : ErrorCode.MethodNotAllowed.With("Method", "GET").With("ResourceType", "DeleteMarker").WithHeader("Allow", "DELETE")
                .WithHeader("Last-Modified", HttpDate.Format(marker.Modified));
        return error.WithHeader("x-amz-delete-marker", "true").WithHeader("x-amz-version-id", marker.VersionId);
    }
}
