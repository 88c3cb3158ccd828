using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// Hosts of AWS's own that some operations go to: <c>s3express-control</c> stands in the place of <c>s3</c> in
/// <c>s3.eu-west-1.amazonaws.com</c>.
/// </summary>
internal static class ServiceHost
{
    private const string Control = "-control";

    /// <summary>Where such a host is, for a connection to AWS; null for any other, which answers at its own address.</summary>
    /// <param name="host">The name up to the region.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="region">Another region than the connection's.</param>
    public static Origin? Of(string host, S3Connection connection, string? region = null) => IsAws(connection)
        ? connection.Endpoint.Origin with { Host = AwsHosts.Of(host, region ?? connection.Region) } : null;

    /// <summary>The service that requests to such a host are signed for: <c>s3express</c>, <c>s3-object-lambda</c>.</summary>
    public static string ServiceOf(string host)
    {
        string service = host.Substring(host.LastIndexOf('.') + 1);
        return service.EndsWith(Control, StringComparison.Ordinal) ? service.Substring(0, service.Length - Control.Length) : service;
    }

    private static bool IsAws(S3Connection connection) => Provider.OfHost(connection.Endpoint.Origin.Host).Name == "AWS";
}
