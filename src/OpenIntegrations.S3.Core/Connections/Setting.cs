using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// One value that describes a connection: its name in profiles and basic data, other names for it, and whether it is secret.
/// </summary>
public sealed record Setting(string Name, bool IsSecret = false, string? Alias = null)
{
    /// <summary>Every setting of a connection.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Url"),
        new("Region"),
        new("Service"),
        new("BasedOn"),
        .. CredentialKind.All.SelectMany(k => k.Settings),
        new("RoleArn"),
        new("RoleSessionName"),
        new("ExternalId"),
        new("MfaSerial"),
        new("Duration"),
        new("StsUrl"),
        new("Provider"),
        .. Trait.All.Select(t => new Setting(t.Name, Alias: t.Name == "PartSize" ? "ChunkSize" : null)),
        new("Parallel"),
        new("MaxAttempts"),
        new("RetryTime"),
        new("ConnectTimeout"),
        new("FirstByteTimeout"),
        new("IdleTimeout"),
        new("DocumentTimeout"),
        new("Proxy"),
        new("ProxyUser"),
        new("ProxyPassword", IsSecret: true),
        new("CaFile"),
        new("ClientCertificateFile"),
        new("ClientKeyFile"),
        new("ClientCertificatePassword", IsSecret: true),
        new("SkipCertificateCheck"),
        new("HttpVersion"),
        new("UserAgent"),
        new("Output"),
        new("HostingUrl"),
        new("HostingApiKey", IsSecret: true),
    ];

    /// <summary>
    /// For a setting that says where credentials come from: those of its kind that are of use beside it although they are older or
    /// inherited. Null for all other settings, which say nothing of credentials.
    /// </summary>
    public IReadOnlyList<string>? Keeps { get; init; }

    private static readonly Regex s_name = new(@"^(\w:)?[\w./\\~+-]+$", RegexOptions.CultureInvariant);

    // Behind the table, of which it is made.
    private static readonly Dictionary<string, Setting> s_byName = ByName();

    /// <summary>The setting of that name in any case, or null.</summary>
    public static Setting? Find(string name) => s_byName.TryGetValue(name, out Setting? setting) ? setting : null;

    /// <summary>Whether the value is a program or a script, in which line ends have a meaning.</summary>
    internal bool MayHaveLines => Name is "CredentialProcess" or "CredentialScript";

    /// <summary>Whether the value is the name of a program or command alone: what is secret stands behind it.</summary>
    internal bool IsName(string? value) => MayHaveLines && value is not null && s_name.IsMatch(value);

    /// <summary>A text without what stands around it and is no part of it.</summary>
    internal string Clean(string text) =>
        Name.EndsWith("Password", StringComparison.Ordinal) ? CleanText.TrimLineEnds(text) : CleanText.Trim(text);

    private static Dictionary<string, Setting> ByName()
    {
        var names = new Dictionary<string, Setting>(StringComparer.OrdinalIgnoreCase);
        foreach (Setting setting in All)
        {
            names.Add(setting.Name, setting);
            if (setting.Alias is not null) names.Add(setting.Alias, setting);
        }
        return names;
    }
}
