using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>Connections for http and for https, each made when first asked for: certificates are read only where TLS needs them.</summary>
internal sealed class SchemeHandler : HttpMessageHandler
{
    private readonly Lazy<HttpMessageInvoker> _plain;
    private readonly Lazy<HttpMessageInvoker> _secure;

    public SchemeHandler(TransportSettings settings)
    {
        bool isProxySecure = settings.Proxy?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
        _plain = Make(isProxySecure ? settings : settings with { CaFile = null, ClientCertificateFile = null, ClientKeyFile = null });
        _secure = Make(settings);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (request.RequestUri!.Scheme == "https" ? _secure : _plain).Value.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        foreach (Lazy<HttpMessageInvoker> made in new[] { _plain, _secure })
        {
            if (disposing && made.IsValueCreated) made.Value.Dispose();
        }
        base.Dispose(disposing);
    }

    // A file that cannot be read now may be there the next time.
    private static Lazy<HttpMessageInvoker> Make(TransportSettings settings) =>
        new(() => new HttpMessageInvoker(new PeerHandler(settings)), LazyThreadSafetyMode.PublicationOnly);
}
