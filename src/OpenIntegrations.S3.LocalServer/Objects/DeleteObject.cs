using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>What became of a deletion.</summary>
/// <param name="VersionId">The version that was deleted, or the marker that was made; null without versioning.</param>
/// <param name="IsMarker">Whether that is a delete marker.</param>
internal sealed record Deletion(string? VersionId, bool IsMarker);

/// <summary>DELETE on an object.</summary>
internal static class DeleteObject
{
    public static Answer Run(S3Request request)
    {
        Deletion deletion =
            Delete(request, request.Bucket, request.Key, VersionLookup.IdOf(request),
                WriteConditions.ForDelete(request.Headers["If-Match"]));
        return new Answer(204).With("x-amz-version-id", deletion.VersionId).With("x-amz-delete-marker", deletion.IsMarker ? "true" : null);
    }

    /// <summary>Deletes a version for good when one is named; otherwise the object, which a bucket with versioning only marks.</summary>
    public static Deletion Delete(S3Request request, Bucket bucket, string key, string? versionId, Guard condition)
    {
        if (versionId is not null)
        {
            condition(bucket.Objects.Find(key));
            ObjectVersion? removed = bucket.Objects.Remove(key, versionId, Lock(request, bucket, key, versionId));
            return new(versionId, removed?.IsDeleteMarker == true);
        }
        if (bucket.ShowsVersions) return new(bucket.PutDeleteMarker(key, request.Now, condition).VersionId, true);
        bucket.Objects.Remove(key, ObjectVersion.NullId, condition);
        return new(null, false);
    }

    private static Guard Lock(S3Request request, Bucket bucket, string key, string versionId)
    {
        bool bypasses = ObjectRetention.Bypasses(request, bucket, key, versionId);
        return version => VersionLock.CheckDeletable(version, bypasses, request.Now);
    }
}
