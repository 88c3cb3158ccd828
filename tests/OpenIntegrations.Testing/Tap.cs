using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>Stands between a client and a server, counts the bytes, and holds them back when so many have gone by.</summary>
public sealed class Tap : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _up;
    private long _down;
    private long _holdUp = long.MaxValue;
    private long _holdDown = long.MaxValue;

    public Tap(string server)
    {
        _server = new Uri(server);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>Bytes that went to the server since the last <see cref="Watch"/>.</summary>
    public long Up => Interlocked.Read(ref _up);

    /// <summary>Bytes that came from it.</summary>
    public long Down => Interlocked.Read(ref _down);

    /// <summary>Counts anew. Ends when as many bytes went as are to be held back behind.</summary>
    public Task Watch(long up = long.MaxValue, long down = long.MaxValue)
    {
        (_up, _down, _holdUp, _holdDown) = (0, 0, up, down);
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _reached.Task;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = JoinAsync(await _listener.AcceptTcpClientAsync(_stop.Token), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was disposed.
        }
    }

    private async Task JoinAsync(TcpClient client, CancellationToken token)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(_server.Host, _server.Port, token);
                using var end = CancellationTokenSource.CreateLinkedTokenSource(token);
                Task up = PassAsync(client, server, isUp: true, end.Token), down = PassAsync(server, client, isUp: false, end.Token);
                await Task.WhenAny(up, down);
                await end.CancelAsync();
                await Task.WhenAll(up, down);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone.
            }
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, bool isUp, CancellationToken token)
    {
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.GetStream().ReadAsync(buffer, token)) > 0)
        {
            long passed = isUp ? Interlocked.Add(ref _up, read) : Interlocked.Add(ref _down, read);
            if (passed > (isUp ? _holdUp : _holdDown))
            {
                _reached.TrySetResult();
                // Whoever waits is killed, which the other direction notices, or the test is over.
                await Task.Delay(Timeout.Infinite, token);
            }
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), token);
        }
    }
}
