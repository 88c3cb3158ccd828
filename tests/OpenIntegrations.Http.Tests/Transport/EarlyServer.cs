using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>What a server does with the rest of a body, once it has answered.</summary>
internal enum EarlyManner
{
    /// <summary>Answers and closes, with much of the body unread: the connection is reset.</summary>
    Closes,

    /// <summary>Answers and reads no more, but keeps the connection.</summary>
    Stalls,

    /// <summary>Answers and reads to the end.</summary>
    Drains,

    /// <summary>Says 100 first, unasked.</summary>
    Continues,
}

/// <summary>A server that answers when it has seen the first bytes of a request.</summary>
internal sealed class EarlyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly EarlyManner _manner;
    private readonly string _answer;
    private readonly bool _isSecure;
    private readonly TestCertificates _certificates = new();
    private readonly X509Certificate2 _certificate;
    private int _connections;

    public EarlyServer(EarlyManner manner, string answer, bool isSecure)
    {
        (_manner, _answer, _isSecure) = (manner, answer, isSecure);
        _certificate = _certificates.Issue();
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => (_isSecure ? "https://" : "http://") + _listener.LocalEndpoint;

    public int Connections => Volatile.Read(ref _connections);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _certificate.Dispose();
        _certificates.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using Stream stream = await OpenAsync(client.GetStream());
                var buffer = new byte[64 * 1024];
                _ = await stream.ReadAsync(buffer, _stop.Token);
                if (_manner == EarlyManner.Continues) await WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n");
                await WriteAsync(stream, _answer);
                if (_manner == EarlyManner.Closes) return;
                if (_manner == EarlyManner.Stalls) await Task.Delay(Timeout.Infinite, _stop.Token);
                while (await stream.ReadAsync(buffer, _stop.Token) > 0) { }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<Stream> OpenAsync(Stream plain)
    {
        if (!_isSecure) return plain;
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private async Task WriteAsync(Stream stream, string text) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
}
