using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

[assembly: CredentialKind(typeof(KeysKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>Keys that the connection itself holds.</summary>
internal sealed class KeysKind : CredentialKind
{
    public override string Name => "SecretKey";

    public override IReadOnlyList<Setting> Settings { get; } =
    [
        new("AccessKey") { Keeps = ["Vault"] },
        new("SecretKey", IsSecret: true) { Keeps = ["AccessKey", "Vault", "SecretName"] },
        new("SessionToken", IsSecret: true) { Keeps = ["AccessKey", "SecretKey"] },
    ];

    public override bool IsImplied(ConnectionSettings settings) => settings["AccessKey"] is not null && settings["Vault"] is null;

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) =>
        settings["AccessKey"] is null ? "none" : $"key {shownKey(settings.Text("AccessKey"))}";

    public override CredentialSource Create(CredentialFactory factory)
    {
        ConnectionSettings settings = factory.Settings;
        string? secret = settings.Text("SecretKey") ?? factory.Provider.DefaultSecret;
        var missing = new List<string>();
        if (settings["AccessKey"] is null) missing.Add("AccessKey");
        if (secret is null) missing.Add("SecretKey");
        if (missing.Count > 0) throw new S3ConfigurationException($"The {settings.Origin} lacks {string.Join(", ", missing)}.");
        return new KeptKeys(new Credentials(settings.Text("AccessKey")!, secret!, settings.Text("SessionToken")));
    }
}
