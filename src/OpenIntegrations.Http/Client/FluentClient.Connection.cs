using System;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>Sets the proxy.</summary>
    /// <param name="settings">
    /// An HttpProxy, a URL, or a map with Url (or Protocol, Host and Port), User and Password. An empty text goes past the system's own
    /// proxy; null goes back to it.
    /// </param>
    public FluentClient SetProxy(object? settings) => Do(state =>
    {
        state.Proxy = Tree(settings) switch
        {
            null => null,
            HttpProxy proxy => proxy,
            string url => new HttpProxy(url),
            TreeMap map => HttpProxy.FromTree(map),
            var other => throw new ArgumentException($"A {other.GetType().Name} is no proxy; pass an HttpProxy, a URL or a map."),
        };
        return state.Proxy?.ToString() ?? "the system's own";
    });

    /// <summary>Sets whom to trust over https, and as whom to appear; OInt trusts every server.</summary>
    /// <param name="settings">
    /// A map with CaFile (a PEM file of authorities to trust instead of the system's), ClientCertificateFile (PFX or PEM) with
    /// ClientCertificatePassword
    /// or ClientKeyFile, or SkipCertificateCheck, which lets whoever stands in between read and change everything. Null goes back to the
    /// system's own.
    /// </param>
    public FluentClient SetTLS(object? settings) => Do(state =>
    {
        TreeMap map = Map(settings, "TLS settings");
        state.Tls = TlsSettings.FromTree(map, _caller.FullPath);
        return Names(map);
    });

    /// <summary>
    /// Sets how long the server may be silent: until a connection stands, until the answer begins, and between two bytes of a body. A body
    /// that moves by 16 bytes a second is never cut off.
    /// </summary>
    /// <remarks>
    /// When it is not set, a connection has 10 seconds, the answer 5 minutes and the next byte a minute; OInt waits an hour.
    /// </remarks>
    /// <param name="seconds">Seconds; 0 and less change nothing.</param>
    public FluentClient SetTimeout(double seconds) => Do(state =>
    {
        if (!(seconds is > 0 and < int.MaxValue / 1000)) return "no time, skipped";
        state.Timeout = TimeSpan.FromSeconds(seconds);
        return Scalars.Format(seconds) + " s";
    });
}
