using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>How a list says that there is more: what of a page becomes which value of the next request. The route declares it.</summary>
public sealed class Paging
{
    private readonly string[] _items;
    private readonly List<RoutePair> _tokens;
    private readonly HashSet<RoutePair> _headers;

    private Paging(Route route, params string[] items)
    {
        _items = items;
        _tokens = route.Holes.Where(h => h.Next is not null).ToList();
        _headers = [.. route.Headers];
    }

    /// <summary>
    /// Version 1 of the list has no reliable token: stores leave NextMarker out or encode it wrongly. The last key and prefix tell.
    /// </summary>
    public static Paging ObjectsV1 { get; } = new(Routes.ListObjects, "Contents", "CommonPrefixes");

    /// <summary>How the list of an operation goes on; null when it has one page only.</summary>
    public static Paging? Of(Route route) => route.Holes.Any(h => h.Next is not null) ? new(route) : null;

    /// <summary>The same for a request; null also for one that asks for a page by its token: that page is what is wanted.</summary>
    public static Paging? Of(S3Request first) =>
        first.Route is { } route && first.Query["continuation-token"] is null ? Of(route) : null;

    /// <summary>
    /// The request for the page behind this one; null when this was the last, or when the store gave no new token for another.
    /// </summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="response">The page.</param>
    /// <param name="headers">The headers it came with.</param>
    public S3Request? Next(S3Request request, TreeMap response, HeaderList? headers = null)
    {
        if (response.FirstOrDefault().Value is not TreeMap page) return null;
        if (_items.Length > 0) return page["IsTruncated"] is false ? null : Next(request, LastItem(page));
        return _tokens.Exists(t => IsComplete(page, t.Next!)) ? null : Next(request, Tokens(page, headers));
    }

    /// <summary>
    /// The same from the bytes of a page; null when they do not tell at a glance, which does not mean that there is no other page.
    /// </summary>
    public S3Request? NextEarly(S3Request request, ArraySegment<byte> page)
    {
        // Several tokens are names of things, and names may be encoded.
        if (_items.Length > 0 || _tokens.Count > 1 || XmlGlance.TextOf(page, "IsTruncated") != "true") return null;
        return XmlGlance.TextOf(page, _tokens[0].Next!) is { } token ? Next(request, [new(_tokens[0], token)]) : null;
    }

    private S3Request? Next(S3Request request, List<KeyValuePair<RoutePair, string>> tokens)
    {
        if (!tokens.Any(t => t.Value.Length > 0 && Given(request, t.Key) != t.Value)) return null;
        S3Request next = request.Copy();
        foreach (var (place, value) in tokens)
        {
            if (_headers.Contains(place)) next.Headers[place.Name] = value.Length > 0 ? value : null;
            else
            {
                next.Query.Remove(place.Name);
                if (value.Length > 0) next.Query.Add(place.Name, value);
            }
        }
        return next;
    }

    private string? Given(S3Request request, RoutePair place) =>
        _headers.Contains(place) ? request.Headers[place.Name] : request.Query[place.Name];

    private List<KeyValuePair<RoutePair, string>> Tokens(TreeMap page, HeaderList? headers) =>
        _tokens.Select(t => new KeyValuePair<RoutePair, string>(t, Token(t.Next!, page, headers))).ToList();

    private static string Token(string next, TreeMap page, HeaderList? headers) =>
        IsHeader(next) ? headers?[next] ?? "" : TextOf(page.Get(next.Split('.')));

    private static string TextOf(object? value) => value is null or TreeMap ? "" : Scalars.Format(value);

    // The mark stands beside the token.
    private static bool IsComplete(TreeMap page, string next)
    {
        string[] path = next.Split('.');
        path[path.Length - 1] = "IsTruncated";
        return !IsHeader(next) && page.Get(path) is false;
    }

    private static bool IsHeader(string next) => next.Contains('-');

    private List<KeyValuePair<RoutePair, string>> LastItem(TreeMap page)
    {
        string last = _items.SelectMany(i => page.GetMaps(i)).Select(m => m.GetText("Key") ?? m.GetText("Prefix") ?? "")
            .OrderBy(k => k, Utf8Order.Comparer).LastOrDefault() ?? "";
        return [new(_tokens[0], last)];
    }
}
