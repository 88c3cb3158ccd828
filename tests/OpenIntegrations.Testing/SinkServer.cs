using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>Takes one large request on loopback without keeping it, and counts the bytes of its body.</summary>
public sealed class SinkServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private long _received;

    public SinkServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;

    public long Received => Interlocked.Read(ref _received);

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        var buffer = new byte[65536];
        string head = "";
        while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
            head += Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer));
        int start = head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        string field = head[(head.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16)..];
        long length = long.Parse(field[..field.IndexOf('\r', StringComparison.Ordinal)], null);
        Interlocked.Add(ref _received, head.Length - start);
        while (Received < length) Interlocked.Add(ref _received, await stream.ReadAsync(buffer));
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
    }
}
