using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>A server that says how its answer begins, and then a byte now and again for ever.</summary>
internal sealed class DrippingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public DrippingServer(string head, TimeSpan pause)
    {
        _listener.Start();
        _ = ServeAsync(head, pause);
    }

    public string Url => "http://" + _listener.LocalEndpoint;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task ServeAsync(string head, TimeSpan pause)
    {
        try
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            client.NoDelay = true;
            _ = await client.GetStream().ReadAsync(new byte[4096], _stop.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
            while (true)
            {
                await client.GetStream().WriteAsync("x"u8.ToArray(), _stop.Token);
                await Task.Delay(pause, _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }
}
