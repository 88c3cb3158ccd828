using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Output;

/// <summary>What an answer says in headers, under the names that the S3 model has for it, as values of their types.</summary>
internal static class AnswerHeaders
{
    private const string OfS3 = "x-amz-";

    /// <summary>In the order in which they are shown.</summary>
    private static readonly (string Header, string Property, Func<string, object?> Read)[] s_known =
    [
        ("Content-Length", "ContentLength", Long), ("Content-Type", "ContentType", Text), ("Last-Modified", "LastModified", Date),
        ("Accept-Ranges", "AcceptRanges", Text),
        ("ETag", "ETag", Text), ("x-amz-version-id", "VersionId", Text), ("x-amz-delete-marker", "DeleteMarker", Flag),
        ("x-amz-storage-class", "StorageClass", Text), ("Cache-Control", "CacheControl", Text),
        ("Content-Disposition", "ContentDisposition", Text), ("Content-Encoding", "ContentEncoding", Text),
        ("Content-Language", "ContentLanguage", Text), ("Content-Range", "ContentRange", Text), ("Expires", "Expires", Date),
        ("x-amz-expiration", "Expiration", Text), ("x-amz-server-side-encryption", "ServerSideEncryption", Text),
        ("x-amz-server-side-encryption-aws-kms-key-id", "SSEKMSKeyId", Text),
        ("x-amz-server-side-encryption-context", "SSEKMSEncryptionContext", Text),
        ("x-amz-server-side-encryption-bucket-key-enabled", "BucketKeyEnabled", Flag),
        ("x-amz-server-side-encryption-customer-algorithm", "SSECustomerAlgorithm", Text),
        ("x-amz-server-side-encryption-customer-key-MD5", "SSECustomerKeyMD5", Text),
        ("x-amz-checksum-crc32", "ChecksumCRC32", Text), ("x-amz-checksum-crc32c", "ChecksumCRC32C", Text),
        ("x-amz-checksum-crc64nvme", "ChecksumCRC64NVME", Text), ("x-amz-checksum-sha1", "ChecksumSHA1", Text),
        ("x-amz-checksum-sha256", "ChecksumSHA256", Text), ("x-amz-checksum-sha512", "ChecksumSHA512", Text),
        ("x-amz-checksum-md5", "ChecksumMD5", Text), ("x-amz-checksum-xxhash64", "ChecksumXXHASH64", Text),
        ("x-amz-checksum-xxhash3", "ChecksumXXHASH3", Text), ("x-amz-checksum-xxhash128", "ChecksumXXHASH128", Text),
        ("x-amz-checksum-algorithm", "ChecksumAlgorithm", Text), ("x-amz-checksum-type", "ChecksumType", Text),
        ("x-amz-object-size", "Size", Long), ("x-amz-tagging-count", "TagCount", Integer),
        ("x-amz-missing-meta", "MissingMeta", Integer), ("x-amz-mp-parts-count", "PartsCount", Integer),
        ("x-amz-abort-date", "AbortDate", Date), ("x-amz-abort-rule-id", "AbortRuleId", Text),
        ("x-amz-copy-source-version-id", "CopySourceVersionId", Text), ("x-amz-object-lock-mode", "ObjectLockMode", Text),
        ("x-amz-object-lock-retain-until-date", "ObjectLockRetainUntilDate", Date),
        ("x-amz-object-lock-legal-hold", "ObjectLockLegalHold", Text), ("x-amz-restore", "Restore", Text),
        ("x-amz-archive-status", "ArchiveStatus", Text), ("x-amz-replication-status", "ReplicationStatus", Text),
        ("x-amz-website-redirect-location", "WebsiteRedirectLocation", Text), ("x-amz-request-charged", "RequestCharged", Text),
        ("x-amz-bucket-region", "Region", Text), ("x-amz-bucket-arn", "BucketArn", Text),
        ("x-amz-bucket-location-type", "BucketLocationType", Text), ("x-amz-bucket-location-name", "BucketLocationName", Text),
        ("x-amz-access-point-alias", "AccessPointAlias", Flag),
    ];

    /// <summary>Adds all that is said of what the answer gives: of a HEAD also what HTTP says of it.</summary>
    public static Item WithHead(this Item item, HeaderList headers) => Add(item, headers, static _ => true);

    /// <summary>Adds what S3 says. What HTTP says is about the answer itself.</summary>
    public static Item WithFacts(this Item item, HeaderList headers) =>
        Add(item, headers, static header => header.StartsWith(OfS3, StringComparison.Ordinal));

    private static Item Add(Item item, HeaderList headers, Func<string, bool> isMeant)
    {
        foreach (var (header, property, read) in s_known.Where(known => isMeant(known.Header)))
        {
            if (headers[header] is { } text) item.With(property, read(text) ?? text);
        }
        return item;
    }

    private static object? Text(string text) => text;

    private static object? Flag(string text) => bool.TryParse(text, out bool flag) ? flag : null;

    private static object? Integer(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static object? Long(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A date of a header; null for what is none.</summary>
    public static object? Date(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) ? time : null;
}
