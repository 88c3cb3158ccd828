using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Connections;

/// <summary>One value that describes a connection: its name in profiles and basic data, other names for it, and whether it is secret.</summary>
public sealed record Setting(string Name, bool IsSecret = false, string? Alias = null)
{
    /// <summary>Every setting of a connection.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Url"),
        new("Region"),
        new("Service"),
        new("AccessKey"),
        new("SecretKey", IsSecret: true),
        new("SessionToken", IsSecret: true),
        new("Provider"),
        new("Addressing"),
        new("PayloadSigning"),
        new("PartSize", Alias: "ChunkSize"),
        new("Parallel"),
        new("MaxAttempts"),
        new("ConnectTimeout"),
        new("FirstByteTimeout"),
        new("IdleTimeout"),
        new("Proxy"),
        new("ProxyUser"),
        new("ProxyPassword", IsSecret: true),
        new("CaFile"),
        new("ClientCertificateFile"),
        new("ClientCertificatePassword", IsSecret: true),
        new("SkipCertificateCheck"),
        new("HttpVersion"),
    ];

    /// <summary>The setting of that name in any case, or null.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(s => Is(s.Name, name) || (s.Alias is not null && Is(s.Alias, name)));

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
