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
        if (settings.CaFile is not null) throw new PlatformNotSupportedException("A CA file of one's own needs PowerShell 7. Here, add the authority to the system's trusted roots.");
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
        if (settings.ClientCertificateFile is not null) handler.ClientCertificates.Add(new X509Certificate2(settings.ClientCertificateFile, settings.ClientCertificatePassword));
        if (settings.SkipCertificateCheck) handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        handler.MaxConnectionsPerServer = 64;
        return handler;
    }

    public static void SetVersion(HttpRequestMessage message, TransportSettings settings) => message.Version = new Version(1, 1);
}
