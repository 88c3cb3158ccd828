using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>The local servers that run in this process, by their URL.</summary>
internal static class LocalServers
{
    private static readonly ConcurrentDictionary<string, LocalServer> s_running = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The URLs of those that run: the one that is named, or all.</summary>
    public static IEnumerable<string> Running(string? url) => s_running.Keys.Where(k => url is null || string.Equals(k, url, StringComparison.OrdinalIgnoreCase)).ToList();

    public static PSObject Add(LocalServer server, string folder, Credentials credentials, string region)
    {
        s_running[server.Url] = server;
        PSObject data = new Item(TypeNames.BasicData)
            .With("URL", server.Url).With("AccessKey", credentials.AccessKey).With("SecretKey", credentials.SecretKey).With("Region", region).With("Service", "s3").Done();
        return new Item(TypeNames.LocalServer).With("Url", server.Url).With("Port", server.Port).With("Folder", folder).With("BasicData", data).Done();
    }

    public static void StoreProfile(string name, LocalServer server, Credentials credentials, string region)
    {
        ProfileStore.OfUser().Set(name, new ConnectionSettings(name)
        {
            ["Url"] = server.Url,
            ["AccessKey"] = credentials.AccessKey,
            ["SecretKey"] = credentials.SecretKey,
            ["Region"] = region,
        });
        Session.ProfileName = name;
    }

    public static void Stop(string url)
    {
        if (s_running.TryRemove(url, out LocalServer? server)) server.StopAsync().GetAwaiter().GetResult();
    }
}
