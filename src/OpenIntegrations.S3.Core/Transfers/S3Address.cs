using System;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// An object, a version of one, or a bucket, as one text: <c>s3://bucket/key?versionId=…</c>. The key stands there as it is; nothing in
/// it is an escape. What is written is read back as the same address.
/// </summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key, or the beginning of keys; null for the bucket.</param>
/// <param name="VersionId">The version; null for the latest.</param>
public sealed record S3Address(string Bucket, string? Key = null, string? VersionId = null)
{
    private const string Scheme = "s3://";
    private const string Version = "?versionId=";

    /// <exception cref="FormatException">The text is no such address.</exception>
    public static S3Address Parse(string text) => TryParse(text)
        ?? throw new FormatException($"'{text}' is no address of an object. It looks like s3://bucket/key.");

    /// <summary>The address, or null for a text that is none.</summary>
    public static S3Address? TryParse(string text)
    {
        if (Split(text) is not var (bucket, key) || bucket.Length == 0 || bucket.Contains('?')) return null;
        if (key is null) return new S3Address(bucket);
        // A key may end like a version: then an empty one stands behind it.
        int version = key.LastIndexOf(Version, StringComparison.Ordinal);
        if (version < 0) return new S3Address(bucket, key);
        string id = key.Substring(version + Version.Length);
        return new S3Address(bucket, key.Substring(0, version), id.Length == 0 ? null : id);
    }

    /// <summary>Whether a text is meant for such an address.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before and behind the slash, either perhaps a pattern; null for what is not meant for an address.</summary>
    internal static (string Bucket, string? Behind)? Split(string text)
    {
        if (!IsMeant(text)) return null;
        int slash = text.IndexOf('/', Scheme.Length);
        return slash < 0 ? (text.Substring(Scheme.Length), null)
            : (text.Substring(Scheme.Length, slash - Scheme.Length), text.Substring(slash + 1));
    }

    public override string ToString()
    {
        if (Key is null) return Scheme + Bucket;
        bool isAmbiguous = VersionId is null && Key.Contains(Version, StringComparison.Ordinal);
        return Scheme + Bucket + "/" + Key + (VersionId is not null || isAmbiguous ? Version + VersionId : "");
    }
}
