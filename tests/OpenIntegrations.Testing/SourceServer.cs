using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>Answers one request on loopback with so many bytes, which it does not hold either.</summary>
public sealed class SourceServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly long _length;

    public SourceServer(long length)
    {
        _length = length;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        var buffer = new byte[65536];
        string head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head += Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {_length}\r\n\r\n"));
        for (long sent = 0; sent < _length; sent += buffer.Length)
            await stream.WriteAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, _length - sent)));
    }
}
