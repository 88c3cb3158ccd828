using System.Collections;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>PutObject, CopyObject and CreateMultipartUpload: what is stored with an object.</summary>
public abstract class WriteCmdlet : ObjectCmdlet
{
    /// <summary>The media type. Without it Write-S3Object goes by the key's extension.</summary>
    [Parameter, Header("Content-Type")]
    public string? ContentType { get; set; }

    /// <summary>Metadata of the caller's own, as a hashtable; up to 2 KB in all. They are sent as x-amz-meta-… headers.</summary>
    [Parameter, Header("x-amz-meta-", IsPrefix = true)]
    public IDictionary? Metadata { get; set; }

    /// <summary>The object's tags, as a hashtable, up to 10.</summary>
    [Parameter, Header("x-amz-tagging")]
    public TagSet? Tag { get; set; }

    /// <summary>How caches may keep the object.</summary>
    [Parameter, Header("Cache-Control")]
    public string? CacheControl { get; set; }

    /// <summary>How a browser presents the object, for example <c>attachment; filename="a.pdf"</c>.</summary>
    [Parameter, Header("Content-Disposition")]
    public string? ContentDisposition { get; set; }

    /// <summary>How the body is encoded, for example <c>gzip</c>.</summary>
    [Parameter, Header("Content-Encoding")]
    public string? ContentEncoding { get; set; }

    /// <summary>The language of the content.</summary>
    [Parameter, Header("Content-Language")]
    public string? ContentLanguage { get; set; }

    /// <summary>When caches must fetch the object anew, as an HTTP date.</summary>
    [Parameter, Header("Expires")]
    public string? Expires { get; set; }

    /// <summary>A canned access rule.</summary>
    [Parameter, Header("x-amz-acl")]
    [ValidateSet("private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read", "bucket-owner-full-control")]
    public string? Acl { get; set; }

    /// <summary>Rights for others, as a hashtable: Read, ReadAcp, WriteAcp, FullControl, each with one or more grantees such as 'id=…' or 'uri=…'.</summary>
    [Parameter]
    public GrantSet? Grant { get; set; }

    /// <summary>The storage class, for example STANDARD, STANDARD_IA or GLACIER; each store has its own.</summary>
    [Parameter, Header("x-amz-storage-class")]
    public string? StorageClass { get; set; }

    /// <summary>Encryption by the store: AES256 or aws:kms, or a hashtable with Algorithm, KeyId, Context and BucketKey.</summary>
    [Parameter]
    public Encryption? Encryption { get; set; }

    /// <summary>Encryption with a key of the caller's own (SSE-C): 32 bytes, or the same in Base64. Without it nobody can read the object again.</summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }

    /// <summary>Protection against deletion, as a hashtable: Mode (GOVERNANCE or COMPLIANCE), RetainUntil (a date), LegalHold (true or false).</summary>
    [Parameter]
    public ObjectLock? ObjectLock { get; set; }

    /// <summary>Where a website endpoint sends those who ask for the object.</summary>
    [Parameter, Header("x-amz-website-redirect-location")]
    public string? WebsiteRedirectLocation { get; set; }
}
