using System.Runtime.CompilerServices;

namespace OpenIntegrations.S3.Requests;

/// <summary>An operation on the store itself.</summary>
public sealed class ServiceRoute : Route
{
    internal ServiceRoute(string text, [CallerMemberName] string name = "")
        : base(text, name)
    {
    }

    public S3Request For() => Bind(static _ => null);
}

/// <summary>An operation on a bucket, or on what is in it.</summary>
public sealed class BucketRoute : Route
{
    internal BucketRoute(string text, [CallerMemberName] string name = "")
        : base(text, name)
    {
    }

    public S3Request For(string bucket) => Bind(hole => hole == "Bucket" ? bucket : null);
}

/// <summary>An operation on an object, or on one version of it.</summary>
public sealed class ObjectRoute : Route
{
    internal ObjectRoute(string text, [CallerMemberName] string name = "")
        : base(text, name)
    {
    }

    public S3Request For(string bucket, string key, string? versionId = null)
    {
        S3Request request = Bind(hole => hole switch { "Bucket" => bucket, "Key" => key, _ => null });
        return versionId is null ? request : request.With("VersionId", versionId);
    }
}

/// <summary>An operation on an upload by parts that was started.</summary>
public sealed class UploadRoute : Route
{
    internal UploadRoute(string text, [CallerMemberName] string name = "")
        : base(text, name)
    {
    }

    public S3Request For(string bucket, string key, string uploadId) =>
        Bind(hole => hole switch { "Bucket" => bucket, "Key" => key, "UploadId" => uploadId, _ => null });
}

/// <summary>An operation on a part of an upload.</summary>
public sealed class PartRoute : Route
{
    internal PartRoute(string text, [CallerMemberName] string name = "")
        : base(text, name)
    {
    }

    public S3Request For(string bucket, string key, string uploadId, int number) =>
        Bind(hole => hole switch { "Bucket" => bucket, "Key" => key, "UploadId" => uploadId, "PartNumber" => number, _ => null });
}
