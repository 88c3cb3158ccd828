using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Lifecycle;
using OpenIntegrations.S3.Local.Logs;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// An S3 endpoint on loopback that keeps objects in a folder. It checks signatures, dates and digests as strictly as the real one
/// and answers <c>NotImplemented</c> to what it does not do. Data stay in the folder for the next start.
/// </summary>
public sealed class LocalServer : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private readonly Store _store;
    private readonly Listener _listener;
    private readonly AccessLogs _logs;
    private readonly LifecycleClock _lifecycle;
    private readonly ServerClock _clock;

    private LocalServer(Store store, Listener listener, AccessLogs logs, LifecycleClock lifecycle, ServerClock clock, string url)
    {
        (_store, _listener, _logs, _lifecycle, _clock, Url) = (store, listener, logs, lifecycle, clock, url);
        _clock.Turned += _lifecycle.LookNow;
    }

    /// <summary>
    /// Where it listens, for example <c>http://127.0.0.1:9000</c>. Buckets are also at <c>http://BUCKET.localhost:9000</c>.
    /// </summary>
    public string Url { get; }

    public int Port => _listener.Port;

    /// <summary>What did not fit in the folder when the server started. It is not served, and still lies where it was.</summary>
    public IReadOnlyList<StoreFinding> Findings => _store.Findings;

    /// <summary>Starts to listen; it is ready when this returns.</summary>
    /// <exception cref="ArgumentException">
    /// The address is not one of loopback, no folder is named, or two identities have the same access key.
    /// </exception>
    /// <exception cref="ForeignFolderException">
    /// The folder holds other things and no store; <see cref="LocalServerOptions.Adopts"/> takes it all the same.
    /// </exception>
    /// <exception cref="System.IO.IOException">Another server uses the folder, or it cannot be written.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static LocalServer Start(LocalServerOptions options)
    {
        IPAddress address = Loopback(options.Address);
        if (options.LifecycleDay < TimeSpan.FromMilliseconds(100))
            throw new ArgumentException("A day of a lifecycle takes 0.1 s at least.");
        if (string.IsNullOrEmpty(options.Folder)) throw new ArgumentException("A local S3 server needs a folder to keep its objects in.");
        var identities = new Identities(options.Accounts, options.Identities);
        var store = new Store(StoreFolder.Take(options.Folder, options.Adopts), options.Clock.Now);
        var logs = new AccessLogs(store, identities, options.Region, () => options.Clock.Now);
        try
        {
            var endpoint = new Endpoint(options, store, identities, logs, address.ToString());
            var listener = new Listener(new IPEndPoint(address, options.Port), endpoint);
            var lifecycle = new LifecycleClock(store, () => options.Clock.Now, options.LifecycleDay);
            return new LocalServer(store, listener, logs, lifecycle, options.Clock, UrlOf(address, listener.Port));
        }
        catch
        {
            logs.Dispose();
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Looks through a store that no server uses, reads every byte in it, and says what does not fit. Nothing is changed.
    /// </summary>
    /// <exception cref="ForeignFolderException">The folder holds no store.</exception>
    /// <exception cref="System.IO.IOException">A server uses it.</exception>
    public static IReadOnlyList<StoreFinding> Check(string folder)
    {
        using StoreFolder store = StoreFolder.Inspect(folder);
        return StoreCheck.Run(store);
    }

    /// <summary>Takes no more requests, waits up to five seconds for those under way, and lets go of the folder.</summary>
    public Task StopAsync() => Task.Run(() => Stop(s_grace));

    /// <summary>Stops at once; requests under way break off.</summary>
    public void Dispose() => Stop(TimeSpan.Zero);

    private void Stop(TimeSpan grace)
    {
        _listener.Stop(grace);
        _clock.Turned -= _lifecycle.LookNow;
        _lifecycle.Dispose();
        _logs.Dispose();
        _store.Dispose();
    }

    private static IPAddress Loopback(string text)
    {
        if (text == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(text, out IPAddress? address) && IPAddress.IsLoopback(address)) return address;
        throw new ArgumentException(
            $"'{text}' is not a loopback address. The local S3 server is for this machine only: use 127.0.0.1, ::1 or localhost.");
    }

    private static string UrlOf(IPAddress address, int port)
    {
        string host = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "[" + address + "]" : address.ToString();
        return "http://" + host + ":" + port.ToString(CultureInfo.InvariantCulture);
    }
}
