using System;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Makes the connection handler of this platform.</summary>
internal static class Handlers
{
    public static HttpMessageHandler Create(TransportSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = settings.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            // Some stores answer with raw UTF-8 in metadata, and take it.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ActivityHeadersPropagator = null,
        };
        if (settings.Proxy is not null) UseProxy(handler, settings);
        handler.SslOptions = Tls(settings);
        return handler;
    }

    public static void SetVersion(HttpRequestMessage message, TransportSettings settings)
    {
        message.Version = Version.Parse(settings.HttpVersion);
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }

    private static void UseProxy(SocketsHttpHandler handler, TransportSettings settings)
    {
        handler.UseProxy = settings.Proxy!.Length > 0;
        if (handler.UseProxy) handler.Proxy = Proxies.Create(settings);
    }

    [SuppressMessage("Security", "CA5359", Justification = "Only when the user asks for it, and the cmdlets warn.")]
    private static SslClientAuthenticationOptions Tls(TransportSettings settings)
    {
        var options = new SslClientAuthenticationOptions();
        if (settings.ClientCertificateFile is not null) options.ClientCertificates = [Certificates.LoadClient(settings)];
        if (settings.SkipCertificateCheck) options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        else if (settings.CaFile is not null) options.RemoteCertificateValidationCallback = Trust(settings.CaFile);
        return options;
    }

    private static RemoteCertificateValidationCallback Trust(string caFile)
    {
        X509Certificate2Collection authorities = Certificates.LoadAuthorities(caFile);
        return (_, certificate, _, errors) => Certificates.IsTrusted(certificate, errors, authorities);
    }
}
