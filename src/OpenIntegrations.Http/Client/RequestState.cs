using System;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>What was said of a request so far.</summary>
internal sealed class RequestState
{
    public UrlParts? Url { get; set; }

    public TreeMap Parameters { get; set; } = new();

    public HeaderList Headers { get; set; } = new();

    public BodyDraft? Body { get; set; }

    public Authorization Authorization { get; set; } = Authorization.None;

    /// <summary>The Content-Type that was set by hand.</summary>
    public string? DataType { get; set; }

    public HttpProxy? Proxy { get; set; }

    public TlsSettings Tls { get; set; } = new();

    public TimeSpan? Timeout { get; set; }

    public CookieJar Cookies { get; } = new();

    public string? ResponseFile { get; set; }

    public ClientSettings Settings { get; } = new();

    /// <exception cref="InvalidOperationException">No URL was set.</exception>
    /// <exception cref="FormatException">The URL cannot be sent as it is.</exception>
    public WireRequest Build(string method)
    {
        if (Url is null) throw new InvalidOperationException("No URL was set.");
        var request = new WireRequest(HeaderRules.Method(method), Url.Origin, Encode(Url.Path))
        {
            Query = UrlParameters.Join(Encode(Url.Query), Parameters, Settings),
            Headers = BuildHeaders(),
            Body = Body?.Make(Settings) ?? RequestBody.Empty,
        };
        if (request.PathAndQuery.Any(c => c is <= ' ' or >= (char)127)) throw new FormatException("The URL has blanks or other characters that must be encoded; UseURLEncoding(true) does it.");
        return request;
    }

    public TransportSettings Transport()
    {
        TransportSettings settings = Tls.ApplyTo(TransportSettings.Default);
        if (Timeout is { } time) settings = settings with { ConnectTimeout = time, FirstByteTimeout = time, IdleTimeout = time };
        return Proxy is null ? settings : settings with { Proxy = Proxy.Url, ProxyUser = Proxy.User, ProxyPassword = Proxy.Password };
    }

    private string Encode(string text) => Settings.UrlEncoding ? UrlText.Encode(text) : text;

    private HeaderList BuildHeaders()
    {
        HeaderList headers = Headers.Clone();
        Default(headers, "Accept", "*/*");
        Default(headers, "Accept-Encoding", Settings.Gzip ? "gzip" : null);
        Default(headers, "Content-Type", DataType ?? Body?.MediaType(Settings));
        return headers;
    }

    private static void Default(HeaderList headers, string name, string? value)
    {
        if (!headers.Contains(name)) headers[name] = value;
    }
}
