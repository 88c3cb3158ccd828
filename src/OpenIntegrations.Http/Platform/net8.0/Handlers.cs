using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>Makes the connection handler of this platform.</summary>
internal static class Handlers
{
    /// <summary>All headers of an answer together; a store has 8 KiB at most.</summary>
    public const int MaxHeaderBytes = 64 * 1024;

    private const string Localhost = "localhost";

    private static readonly HttpRequestOptionsKey<SchemeStream> s_connection = new("OpenIntegrations.Connection");

    public static HttpMessageHandler Create(TransportSettings settings, IWebProxy? proxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = settings.ConnectTimeout,
        ConnectCallback = ConnectAsync,
        PlaintextStreamFilter = Filter,
        MaxResponseHeadersLength = MaxHeaderBytes / 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
        UseProxy = proxy is not null,
        Proxy = proxy,
        // Some stores answer with raw UTF-8 in metadata.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ActivityHeadersPropagator = null,
        SslOptions = Tls(settings),
    };

    public static void SetVersion(HttpRequestMessage message, TransportSettings settings)
    {
        message.Version = settings.HttpVersion == "1.1" ? HttpVersion.Version11 : Version.Parse(settings.HttpVersion);
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(PlaceOf(context.DnsEndPoint), cancellationToken).ConfigureAwait(false);
            var connection = new SchemeStream(socket);
            context.InitialRequestMessage.Options.Set(s_connection, connection);
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Whatever ends so is this machine (RFC 6761, 6.3), and not every system knows it.
    private static DnsEndPoint PlaceOf(DnsEndPoint named) =>
        named.Host.TrimEnd('.').EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? new(Localhost, named.Port) : named;

    private static ValueTask<Stream> Filter(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        // What comes behind a proxy's consent is the handshake of the tunnel, and nobody else's to read.
        if (context.InitialRequestMessage.Method == HttpMethod.Connect) return new(context.PlaintextStream);
        // HTTP/2 sends and reads at the same time by itself.
        if (context.NegotiatedHttpVersion.Major > 1) return new(context.PlaintextStream);
        context.InitialRequestMessage.Options.TryGetValue(s_connection, out SchemeStream? connection);
        return new(new EarlyAnswerStream(context.PlaintextStream, () => connection?.StopSending()));
    }

    [SuppressMessage("Security", "CA5359", Justification = "Only when the user asks for it, and the surfaces warn.")]
    private static SslClientAuthenticationOptions Tls(TransportSettings settings)
    {
        var options = new SslClientAuthenticationOptions();
        if (settings.ClientCertificateFile is not null) options.ClientCertificates = [ClientCertificate.Load(settings)];
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
