using System;
using System.Collections;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>What is stored with an object.</summary>
internal abstract class ObjectSettingsParameters
{
    /// <summary>The media type. Without it what is uploaded goes by the extension.</summary>
    [Parameter, Header("Content-Type"), ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>
    /// Metadata of the caller's own, as a hashtable; up to 2 KB in all. They are sent as x-amz-meta-… headers: names take ASCII letters,
    /// digits and signs such as hyphens. Values are any text without line breaks; what is not ASCII is encoded on the way (RFC 2047).
    /// </summary>
    [Parameter, PlainValues, Header("x-amz-meta-", IsPrefix = true)]
    public IDictionary? Metadata { get; set; }

    /// <summary>The object's tags, as a hashtable, up to 10.</summary>
    [Parameter, PlainValues, Header("x-amz-tagging")]
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

    /// <summary>When caches must fetch the object anew: a date.</summary>
    [Parameter, TimeTransformation, Header("Expires")]
    public DateTime? Expires { get; set; }

    /// <summary>The storage class, for example STANDARD, STANDARD_IA or GLACIER; each store has its own.</summary>
    [Parameter, Header("x-amz-storage-class"), ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>Encryption by the store: AES256 or aws:kms, or a hashtable with Algorithm, KeyId, Context and BucketKey.</summary>
    [Parameter, Alias("ServerSideEncryption"), ArgumentCompleter(typeof(EncryptionCompleter))]
    public Encryption? Encryption { get; set; }

    /// <summary>
    /// Encryption with a key of the caller's own (SSE-C): 32 bytes, or the same in Base64. Without it nobody can read the object again.
    /// </summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }
}
