using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>The headers of a HEAD as an object with typed properties.</summary>
internal static class Metadata
{
    /// <summary>Headers that have a property name of their own; the rest keep the header's name.</summary>
    private static readonly (string Header, string Property)[] s_names =
    [
        ("Content-Length", "ContentLength"),
        ("Content-Type", "ContentType"),
        ("Last-Modified", "LastModified"),
        ("ETag", "ETag"),
        ("x-amz-version-id", "VersionId"),
        ("x-amz-storage-class", "StorageClass"),
        ("Cache-Control", "CacheControl"),
        ("Content-Disposition", "ContentDisposition"),
        ("Content-Encoding", "ContentEncoding"),
        ("Content-Language", "ContentLanguage"),
        ("Expires", "Expires"),
        ("x-amz-server-side-encryption", "ServerSideEncryption"),
        ("x-amz-tagging-count", "TagCount"),
        ("x-amz-mp-parts-count", "PartsCount"),
        ("x-amz-object-lock-mode", "ObjectLockMode"),
        ("x-amz-object-lock-retain-until-date", "ObjectLockRetainUntilDate"),
        ("x-amz-object-lock-legal-hold", "ObjectLockLegalHold"),
        ("x-amz-restore", "Restore"),
        ("x-amz-replication-status", "ReplicationStatus"),
        ("x-amz-website-redirect-location", "WebsiteRedirectLocation"),
    ];

    public static PSObject OfObject(S3Answer answer)
    {
        var item = new Item(TypeNames.ObjectMetadata).With("BucketName", answer.Request.Bucket).With("Key", answer.Request.Key);
        foreach (var (header, property) in s_names) item.With(property, Typed(property, answer.Headers[header]));
        return item.With("MD5", ItemText.MD5(answer, answer.Headers["ETag"])).With("Metadata", OfUser(answer.Headers)).Done();
    }

    public static PSObject OfBucket(S3Answer answer) => new Item(TypeNames.BucketMetadata)
        .With("BucketName", answer.Request.Bucket).With("Region", answer.Headers["x-amz-bucket-region"]).Done();

    private static Hashtable OfUser(HeaderList headers)
    {
        var metadata = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (string name in headers.Names)
        {
            if (UserMetadata.Is(name)) metadata[name.Substring(UserMetadata.Prefix.Length)] = headers[name];
        }
        return metadata;
    }

    private static object? Typed(string property, string? text) => property switch
    {
        "ContentLength" when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
        "TagCount" or "PartsCount" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        "LastModified" or "Expires" or "ObjectLockRetainUntilDate" when DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) =>
                time,
        _ => text,
    };
}
