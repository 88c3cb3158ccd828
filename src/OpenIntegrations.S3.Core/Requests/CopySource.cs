using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Requests;

/// <summary>The object to copy from. Its names are percent-encoded in the header, byte for byte.</summary>
public sealed record CopySource(string Bucket, string Key, string? VersionId = null)
{
    public const string HeaderName = "x-amz-copy-source";

    /// <summary>The value of <c>x-amz-copy-source</c>.</summary>
    public override string ToString() =>
        "/" + PercentEncoding.Encode(Bucket) + "/" + PercentEncoding.EncodePath(Key) + (VersionId is null ? "" : "?versionId=" + PercentEncoding.Encode(VersionId));
}
