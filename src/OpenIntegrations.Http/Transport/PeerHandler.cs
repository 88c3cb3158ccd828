using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Tells a proxy who asks before it has to ask back, so that no body goes twice, and names whoever it was that refused: the proxy, or a
/// server that speaks another scheme.
/// </summary>
internal sealed class PeerHandler : DelegatingHandler
{
    private readonly IWebProxy? _proxy;

    public PeerHandler(TransportSettings settings)
    {
        _proxy = settings.Proxy switch { null => HttpErrors.SystemProxy, "" => null, _ => Proxies.Create(settings) };
        InnerHandler = Handlers.Create(settings, _proxy);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Underway.Message = request;
        Uri? proxy = ProxyOf(request.RequestUri!);
        if (proxy is not null && request.RequestUri!.Scheme == "http") Introduce(request, proxy);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            if (proxy is not null && HttpErrors.IsProxyRefusal(e)) throw WrongPeerException.ProxyRefuses(Name(proxy));
            if (HttpErrors.IsTooManyHeaders(e)) throw AnswerTooLargeException.OfHeaders($"{Handlers.MaxHeaderBytes} bytes");
            for (Exception? cause = e.InnerException; cause is not null; cause = cause.InnerException)
            {
                if (cause is WrongPeerException wrong) throw wrong;
            }
            // Who speaks no HTTP is quoted, whatever it said.
            if (TerminalText.Of(e.Message) is var plain && plain != e.Message) throw new HttpRequestException(plain, e.InnerException);
            throw;
        }
        if (response.StatusCode != HttpStatusCode.ProxyAuthenticationRequired || proxy is null) return response;
        response.Dispose();
        throw WrongPeerException.ProxyRefuses(Name(proxy));
    }

    private static string Name(Uri proxy) => proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private Uri? ProxyOf(Uri target) =>
        _proxy is null || _proxy.IsBypassed(target) || _proxy.GetProxy(target) is not { } proxy || proxy == target ? null : proxy;

    private void Introduce(HttpRequestMessage request, Uri proxy)
    {
        if (_proxy is not WebProxy { Credentials: { } known } || known.GetCredential(proxy, "Basic") is not { UserName.Length: > 0 } user)
            return;
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes(user.UserName + ":" + user.Password));
        request.Headers.ProxyAuthorization = new AuthenticationHeaderValue("Basic", pair);
    }
}
