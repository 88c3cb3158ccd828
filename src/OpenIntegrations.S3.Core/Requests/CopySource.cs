using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Requests;

/// <summary>The object to copy from. Its names are percent-encoded in the header, byte for byte.</summary>
public sealed record CopySource(string Bucket, string Key, string? VersionId = null)
{
    public const string HeaderName = "x-amz-copy-source";

    /// <summary>Reads the value of the header; null when it names no object.</summary>
    internal static CopySource? Parse(string? header)
    {
        if (header is null) return null;
        string[] sides = header.TrimStart('/').Split(["?versionId="], 2, System.StringSplitOptions.None);
        int slash = sides[0].IndexOf('/');
        if (slash < 1) return null;
        return new CopySource(PercentEncoding.Decode(sides[0].Substring(0, slash)), PercentEncoding.Decode(sides[0].Substring(slash + 1)),
            sides.Length == 2 ? PercentEncoding.Decode(sides[1]) : null);
    }

    /// <summary>The value of <c>x-amz-copy-source</c>.</summary>
    public override string ToString() =>
        // An access point is named by its ARN, and the key stands in it.
        (Bucket.StartsWith("arn:", System.StringComparison.Ordinal) ? PercentEncoding.EncodePath(Bucket + "/object/" + Key)
            : "/" + PercentEncoding.Encode(Bucket) + "/" + PercentEncoding.EncodePath(Key))
            + (VersionId is null ? "" : "?versionId=" + PercentEncoding.Encode(VersionId));
}
