using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Oidc;

/// <summary>
/// Waits on this machine's loopback for the one request that brings the answer to a sign-in. Everything else is sent away.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    /// <summary>For a browser's request to arrive once it has connected. Browsers also connect in advance and say nothing.</summary>
    private static readonly TimeSpan s_clientPatience = TimeSpan.FromSeconds(20);

    private readonly List<TcpListener> _listeners = new();
    private readonly TaskCompletionSource<AuthorizationAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackListener(LoopbackAddress address) => Address = address;

    /// <summary>Where it listens, with its port.</summary>
    public LoopbackAddress Address { get; private set; }

    /// <summary>Listens, or gives null when the port is taken.</summary>
    public static LoopbackListener? TryStart(LoopbackAddress address)
    {
        var listener = new LoopbackListener(address);
        if (address.Addresses.All(listener.TryListen) && listener._listeners.Count > 0) return listener;
        listener.Dispose();
        return null;
    }

    /// <summary>Waits for the answer to a question.</summary>
    /// <param name="state">The question's state. Answers with another are refused, and the wait goes on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AuthorizationAnswer> WaitAsync(string state, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stopped = cancellationToken.Register(() => _answer.TrySetCanceled(cancellationToken));
        foreach (TcpListener listener in _listeners) _ = AcceptAsync(listener, state);
        return await _answer.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (TcpListener listener in _listeners) listener.Stop();
    }

    private bool TryListen(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6) return true;
        var listener = new TcpListener(address, Address.Port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            // A machine may know IPv6 and have no address of it.
            return e.SocketErrorCode == SocketError.AddressNotAvailable && address.AddressFamily == AddressFamily.InterNetworkV6;
        }
        _listeners.Add(listener);
        Address = Address with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        return true;
    }

    private async Task AcceptAsync(TcpListener listener, string state)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync().ConfigureAwait(false), state);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The wait is over.
        }
    }

    private async Task ServeAsync(TcpClient client, string state)
    {
        using var patience = new CancellationTokenSource(s_clientPatience);
        using (client)
        using (patience.Token.Register(client.Close))
        {
            try
            {
                NetworkStream stream = client.GetStream();
                LoopbackRequest? request = await LoopbackRequest.ReadAsync(stream, patience.Token).ConfigureAwait(false);
                AuthorizationAnswer? answer = request?.AnswerFor(Address, state);
                byte[] page = LoopbackRequest.Page(request, answer, Address);
                await stream.WriteAsync(page.AsMemory(), patience.Token).ConfigureAwait(false);
                client.Client.Shutdown(SocketShutdown.Send);
                // The page is on its way before the process goes on and may end.
                if (answer is not null) _answer.TrySetResult(answer);
            }
            catch (Exception e)
                when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException
                    or OperationCanceledException)
            {
                // The browser went away, or said nothing for too long.
            }
        }
    }
}
