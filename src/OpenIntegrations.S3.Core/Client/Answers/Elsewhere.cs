using System;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// Tells where a redirect leads, as the Url that a connection would need for it. Nobody is followed there with credentials: whoever
/// answered may be anyone.
/// </summary>
internal static class Elsewhere
{
    public static S3Error Tell(S3Error error, WireResponse wire, TreeMap response, HeaderList headers, string? bucket)
    {
        WireRequest request = wire.Request;
        string? place = headers["Location"] ?? RefusalText.Find(response, wire.Status)?.GetText("Endpoint");
        if (place is null || UrlOf(place, request, bucket) is not { } url) return error;
        bool isHere = url == request.Origin.ToString();
        string message = error.Message.TrimEnd('.', ' ');
        return isHere
            ? error with { Message = $"{message}. The same host sends on to another path; the Url may be that of a web page." }
            : error with { Message = $"{message}. It sends on to {url}.", Url = url };
    }

    /// <summary>The address of a store, without what the request itself put there; null when the place is none.</summary>
    private static string? UrlOf(string place, WireRequest request, string? bucket)
    {
        // An Endpoint of an error is a host alone.
        string reference = AddressText.Of(place).Scheme is null && !place.StartsWith('/') ? "//" + place : place;
        return new UrlParts(request.Origin, request.Path, "", null).Resolve(reference)?.Origin is { } origin
            ? (origin with { Host = WithoutBucket(origin.Host, bucket) }).ToString() : null;
    }

    // A bucket in front of the host is not part of the store's address.
    private static string WithoutBucket(string host, string? bucket) =>
        bucket is not null && host.StartsWith(bucket + ".", StringComparison.OrdinalIgnoreCase) ? host.Substring(bucket.Length + 1) : host;
}
