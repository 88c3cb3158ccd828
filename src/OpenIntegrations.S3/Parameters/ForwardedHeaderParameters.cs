using System;
using System.Collections;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>What an Object Lambda function says of the object that it gives: the headers of the caller's answer.</summary>
internal abstract class ForwardedHeaderParameters
{
    /// <summary>The status of the answer; 200 when nothing is said.</summary>
    [Parameter, Header("x-amz-fwd-status")]
    public int? StatusCode { get; set; }

    /// <summary>The code of an error that the caller gets instead of an object.</summary>
    [Parameter, Header("x-amz-fwd-error-code")]
    public string? ErrorCode { get; set; }

    /// <summary>What the error says.</summary>
    [Parameter, Header("x-amz-fwd-error-message")]
    public string? ErrorMessage { get; set; }

    /// <summary>Whether ranges can be asked for: <c>bytes</c>.</summary>
    [Parameter, Header("x-amz-fwd-header-accept-ranges")]
    public string? AcceptRanges { get; set; }

    /// <summary>How caches may keep the object.</summary>
    [Parameter, Header("x-amz-fwd-header-Cache-Control")]
    public string? CacheControl { get; set; }

    /// <summary>How a browser presents the object.</summary>
    [Parameter, Header("x-amz-fwd-header-Content-Disposition")]
    public string? ContentDisposition { get; set; }

    /// <summary>How the content is encoded, for example <c>gzip</c>.</summary>
    [Parameter, Header("x-amz-fwd-header-Content-Encoding")]
    public string? ContentEncoding { get; set; }

    /// <summary>The language of the content.</summary>
    [Parameter, Header("x-amz-fwd-header-Content-Language")]
    public string? ContentLanguage { get; set; }

    /// <summary>Where the content lies in the object.</summary>
    [Parameter, Header("x-amz-fwd-header-Content-Range")]
    public string? ContentRange { get; set; }

    /// <summary>The media type of the content.</summary>
    [Parameter, Header("x-amz-fwd-header-Content-Type"), ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>Whether what was asked for is a delete marker.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-delete-marker")]
    public bool? DeleteMarker { get; set; }

    /// <summary>What identifies the content.</summary>
    [Parameter, Header("x-amz-fwd-header-ETag")]
    public string? ETag { get; set; }

    /// <summary>When caches must fetch the object anew.</summary>
    [Parameter, TimeTransformation, Header("x-amz-fwd-header-Expires")]
    public DateTime? Expires { get; set; }

    /// <summary>When the object will be deleted, and by which rule.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-expiration")]
    public string? Expiration { get; set; }

    /// <summary>When the object was changed.</summary>
    [Parameter, TimeTransformation, Header("x-amz-fwd-header-Last-Modified")]
    public DateTime? LastModified { get; set; }

    /// <summary>How many metadata are left out because headers cannot carry them.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-missing-meta")]
    public int? MissingMeta { get; set; }

    /// <summary>The mode of the object's protection.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-object-lock-mode"), ValidateSet("GOVERNANCE", "COMPLIANCE")]
    public string? ObjectLockMode { get; set; }

    /// <summary>Whether the object is held.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-object-lock-legal-hold"), ValidateSet("ON", "OFF")]
    public string? ObjectLockLegalHoldStatus { get; set; }

    /// <summary>Until when the object is protected.</summary>
    [Parameter, TimeTransformation, Header("x-amz-fwd-header-x-amz-object-lock-retain-until-date")]
    public DateTime? ObjectLockRetainUntilDate { get; set; }

    /// <summary>How many parts the object has.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-mp-parts-count")]
    public int? PartsCount { get; set; }

    /// <summary>How far its replication is.</summary>
    [Parameter, ValidateSet("COMPLETE", "PENDING", "FAILED", "REPLICA", "COMPLETED")]
    [Header("x-amz-fwd-header-x-amz-replication-status")]
    public string? ReplicationStatus { get; set; }

    /// <summary>Whether the caller pays for the request.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-request-charged"), ValidateSet("requester")]
    public string? RequestCharged { get; set; }

    /// <summary>How far the restoring of an archived object is.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-restore")]
    public string? Restore { get; set; }

    /// <summary>How the store encrypts the object.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-server-side-encryption"), ArgumentCompleter(typeof(EncryptionCompleter))]
    public string? ServerSideEncryption { get; set; }

    /// <summary>The algorithm of an encryption with a customer's key.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-server-side-encryption-customer-algorithm")]
    public string? CustomerAlgorithm { get; set; }

    /// <summary>The key of the key management service.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-server-side-encryption-aws-kms-key-id")]
    public string? KmsKeyId { get; set; }

    /// <summary>The MD5 of a customer's key.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-server-side-encryption-customer-key-MD5")]
    public string? CustomerKeyMD5 { get; set; }

    /// <summary>The storage class.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-storage-class"), ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>How many tags the object has.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-tagging-count")]
    public int? TagCount { get; set; }

    /// <summary>The version.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-version-id"), ArgumentCompleter(typeof(VersionCompleter))]
    public string? VersionId { get; set; }

    /// <summary>Whether the object's key is derived from one for the bucket.</summary>
    [Parameter, Header("x-amz-fwd-header-x-amz-server-side-encryption-bucket-key-enabled")]
    public bool? BucketKeyEnabled { get; set; }

    /// <summary>The caller's own metadata, as a hashtable.</summary>
    [Parameter, PlainValues, Header("x-amz-meta-", IsPrefix = true)]
    public IDictionary? Metadata { get; set; }

    /// <summary>Checksums of the content, as a hashtable of algorithm and Base64: <c>@{ CRC32C = '…' }</c>.</summary>
    [Parameter, PlainValues]
    public ForwardedChecksumSet? Checksum { get; set; }
}
