using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client;

/// <summary>The ports at which servers have a page for people, and those at which the same servers speak S3.</summary>
internal static class ConsolePorts
{
    private static readonly (int Port, string Page, int Api)[] s_table =
    [
        (9001, "MinIO's console", 9000), (9090, "MinIO's console", 9000), (8443, "Ceph's dashboard", 7480),
        (3902, "Garage's websites", 3900), (3903, "Garage's administration", 3900), (3909, "Garage's web UI", 3900),
        (8888, "SeaweedFS's filer", 8333), (9333, "SeaweedFS's master", 8333),
    ];

    /// <summary>Whether the address has such a port.</summary>
    public static bool Has(S3Connection connection) => Find(connection) is not null;

    /// <summary>What the port usually is, and what to put instead, as a sentence; empty for other ports.</summary>
    public static string Sentence(S3Connection connection)
    {
        if (Find(connection) is not { } row) return "";
        Origin api = connection.Endpoint.Origin with { Port = row.Api };
        return $"Port {row.Port} is usually that of {row.Page}, and S3 is at port {row.Api}: set the connection's Url to "
            + $"{api}.";
    }

    private static (int Port, string Page, int Api)? Find(S3Connection connection)
    {
        int port = connection.Endpoint.Origin.Port;
        return Array.Exists(s_table, r => r.Port == port) ? Array.Find(s_table, r => r.Port == port) : null;
    }
}
