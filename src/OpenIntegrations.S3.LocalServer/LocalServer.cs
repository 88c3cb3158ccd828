using System;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;

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

    private LocalServer(Store store, Listener listener, string url) => (_store, _listener, Url) = (store, listener, url);

    /// <summary>Where it listens, for example <c>http://127.0.0.1:9000</c>. Buckets are also at <c>http://BUCKET.localhost:9000</c>.</summary>
    public string Url { get; }

    public int Port => _listener.Port;

    /// <summary>Starts to listen; it is ready when this returns.</summary>
    /// <exception cref="ArgumentException">The address is not one of loopback, or no folder is named.</exception>
    /// <exception cref="System.IO.IOException">Another server uses the folder.</exception>
    /// <exception cref="System.IO.InvalidDataException">The folder holds a bucket whose settings cannot be read.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static LocalServer Start(LocalServerOptions options)
    {
        IPAddress address = Loopback(options.Address);
        if (string.IsNullOrEmpty(options.Folder)) throw new ArgumentException("A local S3 server needs a folder to keep its objects in.");
        var store = new Store(options.Folder, options.Now());
        try
        {
            var listener = new Listener(new IPEndPoint(address, options.Port), new Endpoint(options, store));
            return new LocalServer(store, listener, UrlOf(address, listener.Port));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more requests, waits up to five seconds for those under way, and lets go of the folder.</summary>
    public Task StopAsync() => Task.Run(() => Stop(s_grace));

    /// <summary>Stops at once; requests under way break off.</summary>
    public void Dispose() => Stop(TimeSpan.Zero);

    private void Stop(TimeSpan grace)
    {
        _listener.Stop(grace);
        _store.Dispose();
    }

    private static IPAddress Loopback(string text)
    {
        if (text == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(text, out IPAddress? address) && IPAddress.IsLoopback(address)) return address;
        throw new ArgumentException($"'{text}' is not a loopback address. The local S3 server is for this machine only: use 127.0.0.1, ::1 or localhost.");
    }

    private static string UrlOf(IPAddress address, int port)
    {
        string host = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "[" + address + "]" : address.ToString();
        return "http://" + host + ":" + port.ToString(CultureInfo.InvariantCulture);
    }
}
