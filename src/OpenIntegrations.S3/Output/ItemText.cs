using System;
using System.ComponentModel;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Output;

/// <summary>Items as a text. Public because the file of types calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemText
{
    /// <summary>Where an item is: <c>s3://bucket/key</c>, and its version where it has one.</summary>
    public static string Address(PSObject item) =>
        new S3Address(Text(item, "BucketName") ?? "", Text(item, "Key") ?? Text(item, "Prefix"), Text(item, "VersionId")).ToString();

    /// <summary>The same as a terminal may show it.</summary>
    public static string Shown(PSObject item) => TerminalText.Of(Address(item));

    /// <summary>
    /// The MD5 of the content where ETag and headers tell it: with a key that is not the store's own, the ETag is no MD5.
    /// </summary>
    internal static string? MD5(S3Answer answer, string? etag)
    {
        bool isOther = answer.Headers["x-amz-server-side-encryption"]?.StartsWith("aws:kms", StringComparison.Ordinal) == true
            || answer.Headers["x-amz-server-side-encryption-customer-algorithm"] is not null;
        return isOther ? null : Object.MD5Of(etag);
    }

    private static string? Text(PSObject item, string property) => item.Properties[property]?.Value as string;
}
