using System.Linq;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Client;

/// <summary>
/// URLs as AWS signatures have them. A server computes the signature over the path and query that it would encode itself, which is what was
/// sent
/// only when every reserved sign in them (<c>+ = ( ) ' ! * , : @ $ ; &amp;</c>) came encoded.
/// </summary>
internal static class SignableUrl
{
    /// <param name="request">The request.</param>
    /// <param name="isS3">S3 knows no encoded slash: in a key it is a slash like any other.</param>
    public static WireRequest Of(WireRequest request, bool isS3)
    {
        var query = new QueryString();
        foreach (var (name, value) in request.Query.Encoded)
            query.AddEncoded(PercentEncoding.Normalize(name), value is null ? null : PercentEncoding.Normalize(value));
        return new(request.Method, request.Origin,
            isS3
                ? PercentEncoding.NormalizePath(request.Path)
                : string.Join("/", request.Path.Split('/').Select(PercentEncoding.Normalize)))
        {
            Query = query,
            Headers = request.Headers.Clone(),
            Body = request.Body,
            Sending = request.Sending,
        };
    }
}
