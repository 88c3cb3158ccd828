using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

[assembly: CredentialKind(typeof(VaultKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>A secret in a vault of PowerShell's SecretManagement: the secret key, or access key and secret key together.</summary>
internal sealed class VaultSource(string? vault, string name, string? accessKey, SourceContext context)
    : FetchedSource(SourceKey.Of("vault", vault, name, accessKey), context)
{
    public override string Description => vault is null ? $"the secret '{name}'" : $"the secret '{name}' of the vault '{vault}'";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        TreeMap secret = await Context.Interaction.ReadVaultAsync(vault, name, cancellationToken).ConfigureAwait(false);
        if (accessKey is not null) secret["AccessKey"] = accessKey;
        return ExpiringCredentials.Read(secret)
            ?? throw Failed(accessKey is null ? "it is the secret key alone, and the profile has no AccessKey." : "it has no secret key.");
    }
}

/// <summary>A secret in a vault.</summary>
internal sealed class VaultKind : CredentialKind
{
    public override string Name => "SecretName";

    public override IReadOnlyList<Setting> Settings { get; } = 
    [
        new("Vault") { Keeps = ["AccessKey", "SecretName"] },
        new("SecretName") { Keeps = ["AccessKey", "Vault"] },
    ];

    public override bool IsImplied(ConnectionSettings settings) => settings["Vault"] is not null;

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => 
        settings["Vault"] is null ? "a vault" : $"vault {settings.Text("Vault")}";

    public override CredentialSource Create(CredentialFactory factory) =>
        new VaultSource(factory.Settings.Text("Vault"), factory.Needed(Name), factory.Settings.Text("AccessKey"), factory.Context);
}
