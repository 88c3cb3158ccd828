using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// Encryption as far as a client sees it. Nothing is encrypted on disk; but the headers come back as from the real service,
/// and who uploaded with a key of his own must show it to read.
/// </summary>
internal static class Encryption
{
    private const string Header = "x-amz-server-side-encryption";
    private const int KeyBytes = 32;
    private static readonly string[] s_kept = [Header, Header + "-aws-kms-key-id", Header + "-bucket-key-enabled", Header + "-context"];
    private static readonly string[] s_onlyWithKms = [Header + "-aws-kms-key-id", Header + "-context"];
    private static readonly string[] s_algorithms = ["AES256", "aws:kms", "aws:kms:dsse"];

    /// <summary>Adds what an upload asks for, or else the bucket's default, to the headers that are kept.</summary>
    public static void Keep(HeaderList headers, Dictionary<string, string> kept, BucketSettings bucket)
    {
        CheckMixture(headers);
        if (headers[Header] is not { } algorithm)
        {
            if (CustomerKeyMd5(headers) is null) KeepDefault(kept, bucket);
            return;
        }
        if (!s_algorithms.Contains(algorithm))
            throw new S3Error(ErrorCode.InvalidEncryptionAlgorithmError).With("ArgumentName", Header).With("ArgumentValue", algorithm);
        foreach (string name in s_kept)
        {
            if (headers[name] is { } value) kept[name] = value;
        }
    }

    private static void KeepDefault(Dictionary<string, string> kept, BucketSettings bucket)
    {
        if (!bucket.Configurations.TryGetValue("encryption", out string? document)) return;
        XElement? rule = Xml.ReadStored(document).One("Rule");
        if (rule?.One("ApplyServerSideEncryptionByDefault") is not { } applied || applied.Text("SSEAlgorithm") is not { } algorithm) return;
        kept[Header] = algorithm;
        if (applied.Text("KMSMasterKeyID") is { Length: > 0 } key) kept[Header + "-aws-kms-key-id"] = key;
        if (rule.Text("BucketKeyEnabled") == "true") kept[Header + "-bucket-key-enabled"] = "true";
    }

    /// <exception cref="S3Error">A request to read says how to encrypt.</exception>
    public static void CheckRead(HeaderList headers)
    {
        if (s_kept.FirstOrDefault(headers.Contains) is { } name)
            throw ErrorCode.Argument(name, headers[name], $"{name} header is not supported for this operation.");
    }

    private static void CheckMixture(HeaderList headers)
    {
        if (headers.Contains(Header) && headers.Names.Any(n => n.StartsWith(Header + "-customer-", StringComparison.OrdinalIgnoreCase)))
            throw ErrorCode.Argument(Header, headers[Header],
                "Server Side Encryption with Customer provided key is incompatible with the encryption method specified");
        bool isKms = headers[Header]?.StartsWith("aws:kms", StringComparison.Ordinal) == true;
        if (!isKms && s_onlyWithKms.FirstOrDefault(headers.Contains) is { } name)
            throw ErrorCode.Argument(name, headers[name],
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms");
    }

    /// <summary>The MD5 of the key that comes with a request, in base64; null when none comes.</summary>
    /// <param name="headers">Of the request.</param>
    /// <param name="prefix">The front of the header names for the source of a copy; empty for the object itself.</param>
    /// <exception cref="S3Error">The key is not one, or not the one that its MD5 says.</exception>
    public static string? CustomerKeyMd5(HeaderList headers, string prefix = "")
    {
        string front = (prefix.Length == 0 ? "x-amz-" : prefix) + "server-side-encryption-customer-";
        string? algorithm = headers[front + "algorithm"], key = headers[front + "key"], md5 = headers[front + "key-MD5"];
        if (algorithm is null && key is null && md5 is null) return null;
        if (algorithm != "AES256")
            throw ErrorCode.Argument(front + "algorithm", algorithm,
                "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.");
        if (key is null || !Base64.TryDecode(key, out byte[] bytes) || bytes.Length != KeyBytes)
            throw ErrorCode.Argument(front + "key", null, "The secret key was invalid for the specified algorithm.");
        if (Hash.Md5Base64(bytes) != md5)
            throw ErrorCode.Argument(front + "key-MD5", md5,
                "The calculated MD5 hash of the key did not match the hash that was provided.");
        return md5;
    }

    /// <exception cref="S3Error">The object has a key and the request has none or another one, or the other way round.</exception>
    public static void CheckCustomerKey(string? stored, string? shown)
    {
        if (stored == shown) return;
        if (stored is null) throw new S3Error(ErrorCode.InvalidRequest, "The encryption parameters are not applicable to this object.");
        if (shown is null)
            throw new S3Error(ErrorCode.InvalidRequest,
                "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the "
                    + "object.");
        throw new S3Error(ErrorCode.AccessDenied,
            "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.");
    }

    /// <summary>The version with a key of a key management service; null where its own encryption takes none in its place.</summary>
    public static ObjectVersion? WithKey(ObjectVersion version, string key, bool hasBucketKey)
    {
        version.Headers.TryGetValue(Header, out string? algorithm);
        if (version.CustomerKeyMd5 is not null || algorithm is not (null or "AES256" or "aws:kms")) return null;
        var headers = version.Headers.Where(h => !s_kept.Contains(h.Key)).ToDictionary(h => h.Key, h => h.Value);
        (headers[Header], headers[Header + "-aws-kms-key-id"]) = ("aws:kms", key);
        if (hasBucketKey) headers[Header + "-bucket-key-enabled"] = "true";
        return version with { Headers = headers };
    }

    /// <summary>Says in an answer how the object is encrypted.</summary>
    public static void Show(Answer answer, ObjectVersion version)
    {
        foreach (string name in s_kept)
        {
            if (version.Headers.TryGetValue(name, out string? value)) answer.Headers[name] = value;
        }
        if (version.CustomerKeyMd5 is null) return;
        answer.Headers[Header + "-customer-algorithm"] = "AES256";
        answer.Headers[Header + "-customer-key-MD5"] = version.CustomerKeyMd5;
    }
}
