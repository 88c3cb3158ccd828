using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>Waits for clients and gives each a thread.</summary>
internal sealed class Listener : IDisposable
{
    // As many as the system keeps: of those beyond it some are reset, and a busy machine accepts slowly.
    private const int Backlog = 4096;
    private const int StackSize = 512 * 1024;

    private readonly Socket _socket;
    private readonly IEndpoint _endpoint;
    private readonly ConcurrentDictionary<Connection, bool> _connections = new();
    private volatile bool _stopped;

    public Listener(IPEndPoint address, IEndpoint endpoint)
    {
        _endpoint = endpoint;
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(address);
            _socket.Listen(Backlog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        Run(Accept, "S3 listener");
    }

    /// <summary>The port that was asked for, or the free one that the system chose.</summary>
    public int Port { get; }

    /// <summary>Takes no more clients, lets requests under way end within the limit, and closes what is left.</summary>
    public void Stop(TimeSpan limit)
    {
        _stopped = true;
        _socket.Dispose();
        foreach (Connection connection in _connections.Keys) connection.Stop();
        for (var watch = Stopwatch.StartNew(); !_connections.IsEmpty && watch.Elapsed < limit;) Thread.Sleep(5);
        foreach (Connection connection in _connections.Keys) connection.Abort();
    }

    public void Dispose() => Stop(TimeSpan.Zero);

    private static void Run(Action work, string name) => new Thread(() => work(), StackSize) { IsBackground = true, Name = name }.Start();

    private void Accept()
    {
        while (!_stopped)
        {
            try
            {
                Socket client = _socket.Accept();
                Run(() => Serve(client), "S3 connection");
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // A client that went away before it was accepted, or the end of the loop.
            }
        }
    }

    private void Serve(Socket client)
    {
        using var connection = new Connection(client, _endpoint);
        _connections[connection] = true;
        try
        {
            if (!_stopped) connection.Serve();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}
