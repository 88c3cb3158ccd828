using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>How a list says that there is more: which members of a page become which parameters of the next request.</summary>
public sealed class Paging
{
    private readonly string[] _items;
    private readonly (string Member, string Parameter)[] _tokens;

    private Paging(string[] items, params (string, string)[] tokens) => (_items, _tokens) = (items, tokens);

    public static Paging Buckets { get; } = new([], ("ContinuationToken", "continuation-token"));

    public static Paging Objects { get; } = new([], ("NextContinuationToken", "continuation-token"));

    /// <summary>Version 1 of the list has no reliable token: stores leave NextMarker out or encode it wrongly. The last key and prefix tell.</summary>
    public static Paging ObjectsV1 { get; } = new(["Contents", "CommonPrefixes"], ("NextMarker", "marker"));

    public static Paging Versions { get; } = new([], ("NextKeyMarker", "key-marker"), ("NextVersionIdMarker", "version-id-marker"));

    public static Paging Uploads { get; } = new([], ("NextKeyMarker", "key-marker"), ("NextUploadIdMarker", "upload-id-marker"));

    public static Paging Parts { get; } = new([], ("NextPartNumberMarker", "part-number-marker"));

    /// <summary>The request for the page behind this one; null when this was the last, or when the store gave no new token for another.</summary>
    public S3Request? Next(S3Request request, TreeMap response)
    {
        if (response.FirstOrDefault().Value is not TreeMap page || page["IsTruncated"] is false) return null;
        return Next(request, _items.Length > 0 ? LastItem(page) : Tokens(page));
    }

    /// <summary>The same from the bytes of a page; null when they do not tell at a glance, which does not mean that there is no other page.</summary>
    public S3Request? NextEarly(S3Request request, ArraySegment<byte> page)
    {
        // Several tokens are names of things, and names may be encoded.
        if (_items.Length > 0 || _tokens.Length > 1 || XmlGlance.TextOf(page, "IsTruncated") != "true") return null;
        return XmlGlance.TextOf(page, _tokens[0].Member) is { } token ? Next(request, [new(_tokens[0].Parameter, token)]) : null;
    }

    private static S3Request? Next(S3Request request, List<KeyValuePair<string, string>> tokens)
    {
        if (!tokens.Any(t => t.Value.Length > 0 && request.Query[t.Key] != t.Value)) return null;
        S3Request next = request.Copy();
        foreach (var (parameter, value) in tokens)
        {
            next.Query.Remove(parameter);
            if (value.Length > 0) next.Query.Add(parameter, value);
        }
        return next;
    }

    private List<KeyValuePair<string, string>> Tokens(TreeMap page) =>
        _tokens.Select(t => new KeyValuePair<string, string>(t.Parameter, page[t.Member] is { } value and not TreeMap ? Scalars.Format(value) : "")).ToList();

    private List<KeyValuePair<string, string>> LastItem(TreeMap page)
    {
        string last = _items.SelectMany(i => page.GetMaps(i)).Select(m => m.GetText("Key") ?? m.GetText("Prefix") ?? "")
            .OrderBy(k => k, Utf8Order.Comparer).LastOrDefault() ?? "";
        return [new(_tokens[0].Parameter, last)];
    }
}
