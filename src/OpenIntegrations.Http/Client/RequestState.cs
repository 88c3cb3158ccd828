using System;
using System.Linq;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client.Drafts;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>What was said of a request so far.</summary>
internal sealed class RequestState
{
    // A whole document may take a while more than each of its steps.
    private const int StepsOfDocument = 5;

    // A timer goes no further than some weeks.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(4);

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
        if (!RequestRules.IsTarget(request.PathAndQuery))
            throw new FormatException("The URL has blanks or other characters that must be encoded; UseURLEncoding(true) does it.");
        return request;
    }

    public TransportSettings Transport()
    {
        TransportSettings settings = Tls.ApplyTo(TransportSettings.Default);
        if (Timeout is { } time)
        {
            settings = settings with { ConnectTimeout = time, FirstByteTimeout = time, IdleTimeout = time };
            settings = settings with { DocumentTimeout = TimeSpan.FromTicks(Math.Min(time.Ticks, s_longest.Ticks) * StepsOfDocument) };
        }
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
