using System;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>Items as a text. Public because the file of types calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemText
{
    private const int Md5Digits = 32;

    /// <summary>Where an item is: <c>s3://bucket/key</c>, and its version where it has one.</summary>
    public static string Address(PSObject item) =>
        Address(Text(item, "BucketName"), Text(item, "Key") ?? Text(item, "Prefix"), Text(item, "VersionId"));

    /// <summary>The same as a terminal may show it.</summary>
    public static string Shown(PSObject item) => TerminalText.Of(Address(item));

    internal static string Address(string? bucket, string? key, string? version) =>
        $"s3://{bucket}" + (key is null ? "" : "/" + key)
            + (string.IsNullOrEmpty(version) ? "" : "?versionId=" + PercentEncoding.Encode(version!));

    /// <summary>
    /// The MD5 of the content as Get-FileHash writes it; null where the ETag has not the form of one, as of an upload in parts.
    /// </summary>
    internal static string? MD5(string? etag)
    {
        string? digits = etag?.Trim('"');
        return digits?.Length == Md5Digits && digits.All(Uri.IsHexDigit) ? digits.ToUpperInvariant() : null;
    }

    /// <summary>The same where the headers tell, too: with a key that is not the store's own, the ETag is no MD5.</summary>
    internal static string? MD5(S3Answer answer, string? etag)
    {
        bool isOther = answer.Headers["x-amz-server-side-encryption"]?.StartsWith("aws:kms", StringComparison.Ordinal) == true
            || answer.Headers["x-amz-server-side-encryption-customer-algorithm"] is not null;
        return isOther ? null : MD5(etag);
    }

    private static string? Text(PSObject item, string property) => item.Properties[property]?.Value as string;
}
