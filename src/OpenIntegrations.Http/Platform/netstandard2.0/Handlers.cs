using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Http;

/// <summary>Makes the connection handler of this platform.</summary>
internal static class Handlers
{
    public static HttpMessageHandler Create(TransportSettings settings)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        };
        if (settings.Proxy is not null)
        {
            handler.UseProxy = settings.Proxy.Length > 0;
            if (handler.UseProxy) handler.Proxy = Proxies.Create(settings);
        }
        handler.MaxConnectionsPerServer = 64;
        SecureWith(handler, settings);
        return handler;
    }

    public static void SetVersion(HttpRequestMessage message, TransportSettings settings) => message.Version = new Version(1, 1);

    private static void SecureWith(HttpClientHandler handler, TransportSettings settings)
    {
        if (settings.ClientCertificateFile is not null) handler.ClientCertificates.Add(Certificates.LoadClient(settings));
        if (settings.SkipCertificateCheck) handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        else if (settings.CaFile is not null)
        {
            X509Certificate2Collection authorities = Certificates.LoadAuthorities(settings.CaFile);
            handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => Certificates.IsTrusted(certificate, errors, authorities);
        }
    }
}
