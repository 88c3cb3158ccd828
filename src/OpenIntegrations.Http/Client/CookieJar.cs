using System;
using System.Linq;
using System.Net;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>The cookies that servers set, each sent back only to where it belongs (RFC 6265).</summary>
internal sealed class CookieJar
{
    private readonly CookieContainer _cookies = new();

    /// <summary>
    /// Keeps what an answer sets. What is no cookie, or one for a host that is not the answer's, is left out, as the specification demands.
    /// </summary>
    public void Learn(WireRequest request, WireResponse answer)
    {
        foreach (var (_, value) in answer.Headers.Where(h => h.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                _cookies.SetCookies(UriOf(request), value);
            }
            catch (CookieException)
            {
                // See above.
            }
        }
    }

    /// <summary>Adds the cookies that belong to a request, behind those that were set by hand.</summary>
    public void Add(WireRequest request)
    {
        string kept = _cookies.GetCookieHeader(UriOf(request));
        if (kept.Length > 0) request.Headers["Cookie"] = request.Headers["Cookie"] is { Length: > 0 } own ? $"{own}; {kept}" : kept;
    }

    private static Uri UriOf(WireRequest request) => new(request.Origin + request.Path);
}
