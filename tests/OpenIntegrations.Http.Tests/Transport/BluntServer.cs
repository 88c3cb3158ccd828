using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>A server that says the same to whatever comes, perhaps one thing more, and hangs up.</summary>
internal sealed class BluntServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public BluntServer(byte[] answer, byte[]? next = null)
    {
        _listener.Start();
        _ = AcceptAsync(next is null ? [answer] : [answer, next]);
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public int Connections => Volatile.Read(ref _connections);

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync(byte[][] answers)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                foreach (byte[] answer in answers)
                {
                    _ = await client.GetStream().ReadAsync(new byte[4096]);
                    await client.GetStream().WriteAsync(answer);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
