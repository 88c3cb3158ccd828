using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>
/// The canonical request of what came in. Path and query are decoded and encoded anew, so that a client may leave plain
/// what RFC 3986 lets it leave plain; the headers are those that the client says it signed.
/// </summary>
internal static class CanonicalForm
{
    public static string Of(S3Request request, Claim claim, string payloadHash)
    {
        QueryString query = request.Query;
        if (claim.IsPresigned)
        {
            query = query.Clone();
            query.Remove("X-Amz-Signature");
        }
        var headers = claim.SignedHeaders.Select(name => new KeyValuePair<string, string>(name, Value(request.Headers, name))).ToList();
        return SigV4.CanonicalRequest(request.Method, PercentEncoding.EncodePath(request.Path), query.Canonical(), headers, payloadHash);
    }

    /// <summary>Several headers of one name are joined without a blank.</summary>
    private static string Value(HeaderList headers, string name)
    {
        string? value = null;
        foreach (var (key, text) in headers)
        {
            if (key.Equals(name, System.StringComparison.OrdinalIgnoreCase))
                value = value is null ? SigV4.Trim(text) : value + "," + SigV4.Trim(text);
        }
        return value ?? "";
    }
}
