using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Spreads the headers of a copy over the requests that make one by parts.</summary>
internal static class CopyHeaders
{
    private const string SourcePrefix = "x-amz-copy-source-";
    private const string SourceKeyPrefix = SourcePrefix + "server-side-encryption-customer-";
    private const string KeyPrefix = "x-amz-server-side-encryption-customer-";
    private const string SourceOwner = "x-amz-source-expected-bucket-owner";

    /// <summary>What HeadObject needs to look at the source.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ForHead(HeaderList copy)
    {
        foreach (var (name, value) in copy)
        {
            if (Begins(name, SourceKeyPrefix))
                yield return new(KeyPrefix + name.Substring(SourceKeyPrefix.Length), value);
            else if (Begins(name, SourceOwner)) yield return new("x-amz-expected-bucket-owner", value);
            else if (IsOfTheRequest(name) && OperationHeaders.Takes(Routes.HeadObject, name)) yield return new(name, value);
        }
    }

    /// <summary>The key of the caller's own by which the source is read, as a copy says it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> SourceKey(HeaderList read)
    {
        foreach (var (name, value) in read)
        {
            if (Begins(name, KeyPrefix)) yield return new(SourceKeyPrefix + name.Substring(KeyPrefix.Length), value);
        }
    }

    /// <summary>The header by which a copy makes a condition of its source: <c>x-amz-copy-source-if-match</c>.</summary>
    public static string OfSource(string condition) => SourcePrefix + condition.ToLowerInvariant();

    /// <summary>What a copied part says of its source.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ForPart(HeaderList copy)
    {
        foreach (var (name, value) in copy)
        {
            if (IsOfTheSource(name) && OperationHeaders.Takes(Routes.UploadPartCopy, name)) yield return new(name, value);
        }
    }

    /// <summary>The copy's headers, and those of the source that it keeps: an upload by parts starts with none.</summary>
    public static HeaderList ForUpload(HeaderList copy, HeaderList source)
    {
        var headers = new HeaderList();
        if (!Replaces(copy, "x-amz-metadata-directive")) ObjectDescription.Keep(headers, source);
        // What the upload does not take, such as the directives, it leaves aside itself.
        foreach (var (name, value) in copy) headers[name] = value;
        return headers;
    }

    /// <summary>Whether a directive says that the copy has its own.</summary>
    public static bool Replaces(HeaderList copy, string directive) =>
        string.Equals(copy[directive], "REPLACE", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfTheSource(string name) => Begins(name, SourcePrefix) || Begins(name, SourceOwner);

    // The other headers that both operations take are conditions and keys of the target.
    private static bool IsOfTheRequest(string name) => Begins(name, "x-amz-request-");

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
