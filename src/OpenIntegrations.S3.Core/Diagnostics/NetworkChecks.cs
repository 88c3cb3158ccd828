using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>The way to the store: its name, the connection, TLS, and its clock.</summary>
internal static class NetworkChecks
{
    private static readonly TimeSpan s_tolerated = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_noticed = TimeSpan.FromMinutes(1);

    public static async Task<Check> NameLookupAsync(S3Connection connection, CancellationToken cancellationToken)
    {
        const string name = "NameLookup";
        string host = connection.Endpoint.Origin.Host;
        if (ProxyOf(connection) is not null) return new(name, CheckResult.Passed, $"The proxy looks '{host}' up.");
        if (IPAddress.TryParse(host.Trim('[', ']'), out _)) return new(name, CheckResult.Passed, $"{host} is an address.");
        try
        {
            IPAddress[] addresses = await Task.Run(() => Dns.GetHostAddresses(host), cancellationToken).ConfigureAwait(false);
            return new(name, CheckResult.Passed, $"'{host}' is {string.Join(", ", addresses.Take(3).Select(a => a.ToString()))}.");
        }
        catch (SocketException e)
        {
            return new(name, CheckResult.Failed,
                $"Nobody knows the host '{host}' ({e.Message}). Check the Url, and whether this machine is online.");
        }
    }

    /// <summary>Sends a request without credentials and adds what that shows of connection and TLS.</summary>
    /// <returns>The store's time, where it gave one; null when it could not be reached.</returns>
    public static async Task<Time?> ReachAsync(S3Connection connection, List<Check> checks, CancellationToken cancellationToken)
    {
        try
        {
            var request = new WireRequest("GET", connection.Endpoint.Origin, connection.Endpoint.BasePath + "/");
            using WireResponse response = await new HttpTransport(connection.Transport, RetryPolicy.None)
                .SendAsync(request, Http.Transport.Authorization.None, cancellationToken).ConfigureAwait(false);
            checks.Add(new("Connection", CheckResult.Passed, $"{connection.Endpoint.Origin} answers{Through(connection)}."));
            checks.Add(Tls(connection));
            return new Time(
                DateTimeOffset.TryParse(response.Headers["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset date) ? date : null);
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException tls)
        {
            checks.Add(new("Connection", CheckResult.Passed, $"{connection.Endpoint.Origin} takes connections{Through(connection)}."));
            checks.Add(new("Tls", CheckResult.Failed, NetworkFailure.Explain(tls)));
        }
        catch (Exception e)
            when (e is HttpRequestException or TimeoutException or IOException or InvalidDataException or CryptographicException
                or PlatformNotSupportedException)
        {
            checks.Add(
                new("Connection", CheckResult.Failed,
                    $"{connection.Endpoint.Origin} cannot be reached{Through(connection)}: {NetworkFailure.Explain(e, connection)}"));
        }
        return null;
    }

    public static Check Clock(DateTimeOffset? theirs, DateTimeOffset ours)
    {
        const string name = "Clock";
        if (theirs is not { } date) return new(name, CheckResult.Passed, "The store does not tell its time.");
        TimeSpan apart = (ours - date).Duration();
        string difference =
            $"This machine's clock and the store's are {Math.Round(apart.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s apart";
        if (apart > s_tolerated)
            return new(name, CheckResult.Failed, difference + ". Stores refuse signatures after 15 minutes: set the clock.");
        return apart > s_noticed
            ? new(name, CheckResult.Warning, difference + "; links that live shortly may fail.")
            : new(name, CheckResult.Passed, difference + ".");
    }

    private static Check Tls(S3Connection connection)
    {
        const string name = "Tls";
        if (!connection.Endpoint.Origin.IsSecure)
            return new(name, CheckResult.Warning, "Without https whoever stands in between can read what is sent.");
        return connection.Transport.SkipCertificateCheck
            ? new(name, CheckResult.Warning, "The certificate is not checked (SkipCertificateCheck).")
            : new(name, CheckResult.Passed,
                connection.Transport.CaFile is null
                    ? "The certificate is good."
                    : $"The certificate is good by '{connection.Transport.CaFile}'.");
    }

    private static string Through(S3Connection connection) => ProxyOf(connection) is { } proxy ? " through the proxy " + proxy : "";

    /// <summary>The proxy on the way to the store: the connection's own, or the system's where the connection says nothing.</summary>
    private static string? ProxyOf(S3Connection connection)
    {
        if (connection.Transport.Proxy is { } own) return own.Length > 0 ? own : null;
        var store = new Uri(connection.Endpoint.Origin.ToString());
        return WebRequest.DefaultWebProxy is { } system && !system.IsBypassed(store) && system.GetProxy(store) is { } proxy
            && proxy != store
            ? string.Format(CultureInfo.InvariantCulture, "{0}://{1}:{2}", proxy.Scheme, proxy.Host, proxy.Port)
            : null;
    }

    /// <summary>What the store's clock says; null when the store does not tell.</summary>
    internal sealed record Time(DateTimeOffset? Value);
}
