using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3;

/// <summary>
/// An object in a list. Lists are long, and a class costs a tenth of properties that are put together for each object;
/// its name is the type name that views and scripts know.
/// </summary>
[SuppressMessage("Naming", "CA1720", Justification = "It is what S3 calls it.")]
[SuppressMessage("Naming", "CA1716", Justification = "It is what S3 calls it.")]
public sealed class Object
{
    private const int Md5Digits = 32;

    internal Object(string? bucket, string key, DateTime lastModified, string etag, long size, string storageClass,
        List<object?> algorithms) =>
        (BucketName, Key, LastModified, ETag, Size, StorageClass, ChecksumAlgorithm) =
            (bucket, key, lastModified.ToLocalTime(), etag, size, storageClass,
                algorithms.Count == 0 ? [] : [.. algorithms.OfType<string>()]);

    public string? BucketName { get; set; }

    public string Key { get; set; }

    /// <summary>Local, as files have theirs.</summary>
    public DateTime LastModified { get; set; }

    /// <summary>With the quotes that belong to it.</summary>
    public string ETag { get; set; }

    /// <summary>
    /// The MD5 of the content as Get-FileHash writes it, where the ETag has the form of one. Of an object that a KMS key encrypts the store
    /// gives other digits in the same form.
    /// </summary>
    public string? MD5 => MD5Of(ETag);

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    public string StorageClass { get; set; }

    public string[] ChecksumAlgorithm { get; set; }

    /// <summary>Where the object is.</summary>
    public override string ToString() => new S3Address(BucketName ?? "", Key).ToString();

    /// <summary>
    /// The MD5 of the content as Get-FileHash writes it; null where the ETag has not the form of one, as of an upload in parts.
    /// </summary>
    internal static string? MD5Of(string? etag)
    {
        string? digits = etag?.Trim('"');
        return digits?.Length == Md5Digits && digits.All(Uri.IsHexDigit) ? digits.ToUpperInvariant() : null;
    }
}
