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
        new("BasedOn"),
        new("AccessKey"),
        new("SecretKey", IsSecret: true),
        new("SessionToken", IsSecret: true),
        new("Vault"),
        new("SecretName"),
        // A command or a script may have a secret in it.
        new("CredentialProcess", IsSecret: true),
        new("CredentialScript", IsSecret: true),
        new("CredentialSource"),
        new("AwsProfile"),
        new("SourceProfile"),
        new("WebIdentityTokenFile"),
        new("SignIn"),
        new("AccessToken", IsSecret: true),
        new("TokenExpires"),
        new("RefreshToken", IsSecret: true),
        new("TokenUrl"),
        new("ClientId"),
        new("UserName"),
        new("Password", IsSecret: true),
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
        new("ConnectTimeout"),
        new("FirstByteTimeout"),
        new("IdleTimeout"),
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
        new("HostingUrl"),
        new("HostingApiKey", IsSecret: true),
    ];

    /// <summary>The setting of that name in any case, or null.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(s => Is(s.Name, name) || (s.Alias is not null && Is(s.Alias, name)));

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
