using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Commands;

/// <summary>The local servers that run in this process, by their URL.</summary>
internal static class LocalServers
{
    private static readonly ConcurrentDictionary<string, (LocalServer Server, LentProfile? Profile, string? Folder)> s_running =
        new(StringComparer.OrdinalIgnoreCase);

    private static EventHandler? s_watch;

    public static IEnumerable<string> All => s_running.Keys.ToList();

    public static PSObject Add(LocalServer server, string folder, Credentials credentials, string region, LentProfile? profile,
        LocalServerOptions options, bool isEphemeral)
    {
        s_running[server.Url] = (server, profile, isEphemeral ? folder : null);
        if (isEphemeral || profile is not null) s_watch ??= Watch();
        return new Item(TypeNames.LocalServer).With("Url", server.Url).With("Port", server.Port).With("Folder", folder)
            .With("BasicData", new BasicData(Settings("basic data", server, credentials, region)).Shaped())
            .With("Requests", options.Requests).With("Clock", options.Clock).Done();
    }

    public static ConnectionSettings Settings(string origin, LocalServer server, Credentials credentials, string region) => new(origin)
    {
        ["Url"] = server.Url,
        ["AccessKey"] = credentials.AccessKey,
        ["SecretKey"] = credentials.SecretKey,
        ["Region"] = region,
    };

    /// <summary>The URL of the running server that is meant by a text, a URL, a server, or a server's BasicData; null for none.</summary>
    public static string? Find(object? meant)
    {
        string url = TextOf(meant).TrimEnd('/');
        return s_running.Keys.FirstOrDefault(k => string.Equals(k, url, StringComparison.OrdinalIgnoreCase) || IsSame(k, url));
    }

    public static string TextOf(object? meant) => meant switch
    {
        null => "",
        PSObject { BaseObject: not (string or Uri or IDictionary) } item => item.Properties["Url"]?.Value?.ToString() ?? "",
        PSObject wrapped => TextOf(wrapped.BaseObject),
        IDictionary map => map.Keys.OfType<string>().Where(k => k.Equals("Url", StringComparison.OrdinalIgnoreCase))
            .Select(k => map[k]?.ToString()).FirstOrDefault() ?? "",
        _ => meant.ToString() ?? "",
    };

    public static void Stop(string url)
    {
        if (!s_running.TryRemove(url, out var running)) return;
        running.Server.StopAsync().GetAwaiter().GetResult();
        running.Profile?.Return();
        if (running.Folder is { } folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>What should leave nothing behind ends with the process, too.</summary>
    private static EventHandler Watch()
    {
        EventHandler end = static (_, _) =>
        {
            foreach (string url in s_running.Where(r => r.Value.Folder is not null || r.Value.Profile is not null).Select(r => r.Key))
                Stop(url);
        };
        AppDomain.CurrentDomain.ProcessExit += end;
        return end;
    }

    /// <summary>A server on 127.0.0.1 is known as localhost, too.</summary>
    private static bool IsSame(string running, string named) =>
        UrlParts.TryParse(named)?.Origin is { Host: "localhost", IsSecure: false } origin
            && Origin.Parse(running) == (origin with { Host = "127.0.0.1" });
}
