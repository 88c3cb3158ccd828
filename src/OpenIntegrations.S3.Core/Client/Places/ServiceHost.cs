using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// Hosts of AWS's own that some operations go to: <c>s3express-control</c> stands in the place of <c>s3</c> in
/// <c>s3.eu-west-1.amazonaws.com</c>. Where the connection's host is FIPS or dual stack, they are, too.
/// </summary>
internal static class ServiceHost
{
    /// <summary>Where a name tells that the host is FIPS; one without it has no such host.</summary>
    public const string Fips = "{fips}";

    private const string Control = "-control";
    private static readonly string[] s_withoutDualStack = ["s3-object-lambda", "s3-outposts"];

    /// <summary>Where such a host is, for a connection to AWS; null for any other, which answers at its own address.</summary>
    /// <param name="host">The name up to the region.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="region">Another region than the connection's.</param>
    /// <exception cref="S3ConfigurationException">The connection's host is of a kind that there is none of here.</exception>
    public static Origin? Of(string host, S3Connection connection, string? region = null)
    {
        Origin own = connection.Endpoint.Origin;
        if (!IsAws(connection)) return null;
        AwsHostForm form = AwsHosts.FormOf(own.Host);
        // All that is reached from there is reached through it.
        if (form.IsVpc) return own;
        string service = ServiceOf(host.Replace(Fips, ""));
        if (form.IsFips && !host.Contains(Fips)) throw Without("FIPS", service, connection);
        if (form.IsDualStack && s_withoutDualStack.Contains(service)) throw Without("dual stack", service, connection);
        if (form.IsAccelerated) throw Without("accelerated", service, connection);
        return own with { Host = AwsHosts.Of(NameOf(host, form), region ?? connection.Region) };
    }

    /// <summary>The same for what is about no bucket: who moves no content misses no acceleration.</summary>
    /// <exception cref="S3ConfigurationException">As above.</exception>
    public static Origin? OfAccount(string host, S3Connection connection) =>
        IsAws(connection) && AwsHosts.FormOf(connection.Endpoint.Origin.Host) is { IsAccelerated: true } form && host.Contains(Control)
            ? connection.Endpoint.Origin with { Host = AwsHosts.Of(NameOf(host, form), connection.Region) } : Of(host, connection);

    /// <summary>The service that requests to such a host are signed for: <c>s3express</c>, <c>s3-object-lambda</c>.</summary>
    public static string ServiceOf(string host)
    {
        string service = host.Substring(host.LastIndexOf('.') + 1);
        return service.EndsWith(Control, StringComparison.Ordinal) ? service.Substring(0, service.Length - Control.Length) : service;
    }

    public static bool IsAws(S3Connection connection) => Provider.OfHost(connection.Endpoint.Origin.Host).Name == "AWS";

    private static string NameOf(string host, AwsHostForm form) =>
        host.Replace(Fips, form.IsFips ? "-fips" : "") + (form.IsDualStack ? ".dualstack" : "");

    private static S3ConfigurationException Without(string kind, string service, S3Connection connection) => new(
        $"The {connection.Origin} leads to {connection.Endpoint.Origin.Host}, and {service} has no {kind} host. "
            + $"{AwsHosts.Url("s3", connection.Region)} leads to what it has.");
}
