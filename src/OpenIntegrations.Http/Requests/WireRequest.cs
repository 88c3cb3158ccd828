using System;
using System.Text;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Requests;

/// <summary>
/// A request as it goes over the wire. The path is already percent-encoded and is sent byte for byte,
/// so that keys with spaces, <c>%2F</c>, <c>//</c> or <c>..</c> reach the server unchanged.
/// </summary>
public sealed class WireRequest(string method, Origin origin, string path)
{
    private const int UsualUrl = 512;

    public string Method { get; } = method;

    public Origin Origin { get; } = origin;

    /// <summary>The encoded path, beginning with <c>/</c>.</summary>
    public string Path { get; } = path;

    public QueryString Query { get; init; } = new();

    public HeaderList Headers { get; init; } = new();

    public RequestBody Body { get; init; } = RequestBody.Empty;

    /// <summary>Told how many bytes of the body were sent in the current attempt; a new attempt begins at 0.</summary>
    public Action<long>? Sending { get; init; }

    /// <summary>From the last byte sent to the first byte of the answer; null for the limit of the transport.</summary>
    public TimeSpan? FirstByteTimeout { get; init; }

    /// <summary>The credentials of the last attempt, so that a refusal can be traced to them.</summary>
    public Credentials? SignedWith { get; internal set; }

    /// <summary>What its bodies share with those of other requests; null for no limit.</summary>
    internal Bandwidth? Bandwidth { get; set; }

    public string PathAndQuery => Query.Count == 0 ? Path : Path + "?" + Query;

    /// <summary>The absolute URL as text.</summary>
    public string Url
    {
        get
        {
            StringBuilder text = new StringBuilder(UsualUrl).Append(Origin.Scheme).Append("://").Append(Origin.HostHeader).Append(Path);
            return (Query.Count == 0 ? text : Query.AppendTo(text.Append('?'))).ToString();
        }
    }

    /// <summary>The same request with another method, origin, path or body; headers and query are copied.</summary>
    public WireRequest With(string? method = null, Origin? origin = null, string? path = null, RequestBody? body = null) =>
        new(method ?? Method, origin ?? Origin, path ?? Path) { Query = Query.Clone(), Headers = Headers.Clone(), Body = body ?? Body,
            Sending = Sending, FirstByteTimeout = FirstByteTimeout };
}
