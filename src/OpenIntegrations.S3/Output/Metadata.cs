using System;
using System.Collections;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>The headers of a HEAD as an object with typed properties.</summary>
internal static class Metadata
{
    public static PSObject OfObject(S3Answer answer) =>
        new Item(TypeNames.ObjectMetadata).With("BucketName", answer.Request.Bucket).With("Key", answer.Request.Key)
            .WithHead(answer.Headers).With("MD5", ItemText.MD5(answer, answer.Headers["ETag"])).With("Metadata", OfUser(answer.Headers))
            .Done();

    public static PSObject OfBucket(S3Answer answer) =>
        new Item(TypeNames.BucketMetadata).With("BucketName", answer.Request.Bucket).WithFacts(answer.Headers).Done();

    private static Hashtable OfUser(HeaderList headers)
    {
        var metadata = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (string name in headers.Names)
        {
            if (UserMetadata.Is(name)) metadata[name.Substring(UserMetadata.Prefix.Length)] = headers[name];
        }
        return metadata;
    }
}
