using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>How the store encrypts an object: an algorithm, and for keys of a key management service which and in what context.</summary>
[HeaderNames(Prefix, Prefix + "-aws-kms-key-id", Prefix + "-context", Prefix + "-bucket-key-enabled")]
public sealed class Encryption : IHeaderSet
{
    private const string Prefix = "x-amz-server-side-encryption";

    /// <summary>Encrypts with keys of the store.</summary>
    public Encryption()
    {
    }

    /// <param name="algorithm">AES256, aws:kms, aws:kms:dsse or aws:fsx.</param>
    public Encryption(string algorithm) => Algorithm = algorithm;

    /// <summary>AES256, aws:kms, aws:kms:dsse or aws:fsx.</summary>
    public string Algorithm { get; set; } = "AES256";

    /// <summary>The key of the key management service.</summary>
    public string? KeyId { get; set; }

    /// <summary>The encryption context, as names and values.</summary>
    public IDictionary? Context { get; set; }

    /// <summary>Whether the object's key is derived from one for the bucket.</summary>
    public bool? BucketKey { get; set; }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            yield return new(Prefix, Algorithm);
            if (KeyId is not null) yield return new(Prefix + "-aws-kms-key-id", KeyId);
            if (Context is not null)
                yield return new(Prefix + "-context",
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonTree.Write(PsTree.FromPowerShell(Context), indented: false))));
            if (BucketKey is { } bucketKey) yield return new(Prefix + "-bucket-key-enabled", Scalars.Format(bucketKey));
        }
    }
}
