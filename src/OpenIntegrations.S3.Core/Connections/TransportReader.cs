using System;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Connections;

/// <summary>Reads how connections are made off the settings.</summary>
internal static class TransportReader
{
    /// <exception cref="S3ConfigurationException">A value is wrong; the message names it.</exception>
    public static TransportSettings Read(ConnectionSettings settings)
    {
        TransportSettings standard = TransportSettings.Default;
        return new()
        {
            ConnectTimeout = settings.Seconds("ConnectTimeout") ?? standard.ConnectTimeout,
            FirstByteTimeout = settings.Seconds("FirstByteTimeout") ?? standard.FirstByteTimeout,
            IdleTimeout = settings.Seconds("IdleTimeout") ?? standard.IdleTimeout,
            DocumentTimeout = settings.Seconds("DocumentTimeout") ?? standard.DocumentTimeout,
            Proxy = settings.Text("Proxy") is { } proxy ? NoneAsEmpty(proxy) : null,
            ProxyUser = settings.Text("ProxyUser"),
            ProxyPassword = settings.Text("ProxyPassword"),
            CaFile = settings.Text("CaFile"),
            ClientCertificateFile = settings.Text("ClientCertificateFile"),
            ClientKeyFile = settings.Text("ClientKeyFile"),
            ClientCertificatePassword = settings.Text("ClientCertificatePassword"),
            SkipCertificateCheck = settings.Flag("SkipCertificateCheck") ?? false,
            HttpVersion = settings.Text("HttpVersion") switch
            {
                null => standard.HttpVersion,
                "1.1" or "2.0" => settings.Text("HttpVersion")!,
                "2" => "2.0",
                var other => throw settings.Wrong("HttpVersion", other, "1.1 or 2.0"),
            },
            UserAgent = settings.Text("UserAgent") ?? standard.UserAgent,
        };
    }

    // Settings know no empty text; a word has to say that there is no proxy although the system has one.
    private static string NoneAsEmpty(string proxy) => string.Equals(proxy, "none", StringComparison.OrdinalIgnoreCase) ? "" : proxy;
}
