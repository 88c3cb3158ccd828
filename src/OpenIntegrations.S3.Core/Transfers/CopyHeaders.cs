using System;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Spreads the headers of a copy over the requests that make one by parts.</summary>
internal static class CopyHeaders
{
    private const string SourcePrefix = "x-amz-copy-source-";
    private const string SourceKeyPrefix = SourcePrefix + "server-side-encryption-customer-";
    private const string SourceOwner = "x-amz-source-expected-bucket-owner";
    private const string MetadataPrefix = "x-amz-meta-";

    /// <summary>What HeadObject needs to look at the source.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ForHead(HeaderList copy)
    {
        foreach (var (name, value) in copy)
        {
            if (Begins(name, SourceKeyPrefix)) yield return new("x-amz-server-side-encryption-customer-" + name.Substring(SourceKeyPrefix.Length), value);
            else if (Begins(name, SourceOwner)) yield return new("x-amz-expected-bucket-owner", value);
            else if (Begins(name, "x-amz-request-payer")) yield return new(name, value);
        }
    }

    /// <summary>What a copied part says of its source.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ForPart(HeaderList copy)
    {
        foreach (var (name, value) in copy)
        {
            if (Begins(name, SourcePrefix) || Begins(name, SourceOwner)) yield return new(name, value);
        }
    }

    /// <summary>The copy's headers, and those of the source that it keeps: an upload by parts starts with none.</summary>
    public static HeaderList ForUpload(HeaderList copy, HeaderList source, IEnumerable<string> kept)
    {
        var headers = new HeaderList();
        bool replaces = string.Equals(copy["x-amz-metadata-directive"], "REPLACE", StringComparison.OrdinalIgnoreCase);
        if (!replaces)
        {
            foreach (string name in kept) headers[name] = source[name];
            foreach (var (name, value) in source)
            {
                if (Begins(name, MetadataPrefix)) headers.Add(name, value);
            }
        }
        foreach (var (name, value) in copy)
        {
            if (!Begins(name, SourcePrefix) && !Begins(name, SourceOwner) && name is not ("x-amz-metadata-directive" or "x-amz-tagging-directive")) headers[name] = value;
        }
        return headers;
    }

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
