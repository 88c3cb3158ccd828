using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace OpenIntegrations.Http.Transport;

/// <summary>Makes the connection handler of this platform.</summary>
internal static class Handlers
{
    /// <summary>All headers of an answer together; a store has 8 KiB at most.</summary>
    public const int MaxHeaderBytes = 64 * 1024;

    public static HttpMessageHandler Create(TransportSettings settings, IWebProxy? proxy)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = 64,
            MaxResponseHeadersLength = MaxHeaderBytes / 1024,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
        };
        SecureWith(handler, settings);
        return handler;
    }

    public static void SetVersion(HttpRequestMessage message, TransportSettings settings) => message.Version = new Version(1, 1);

    private static void SecureWith(HttpClientHandler handler, TransportSettings settings)
    {
        if (settings.ClientCertificateFile is not null) handler.ClientCertificates.Add(ClientCertificate.Load(settings));
        if (settings.SkipCertificateCheck) handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        else if (settings.CaFile is not null)
        {
            X509Certificate2Collection authorities = Certificates.LoadAuthorities(settings.CaFile);
            handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
                Certificates.IsTrusted(certificate, errors, authorities);
        }
    }
}
