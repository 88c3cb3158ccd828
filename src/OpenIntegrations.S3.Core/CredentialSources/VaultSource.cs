using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>A secret in a vault of PowerShell's SecretManagement: the secret key, or access key and secret key together.</summary>
internal sealed class VaultSource(string? vault, string name, string? accessKey, SourceContext context) : FetchedSource(SourceKey.Of("vault", vault, name, accessKey), context.Now)
{
    public override string Description => vault is null ? $"the secret '{name}'" : $"the secret '{name}' of the vault '{vault}'";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        TreeMap secret = await context.Interaction.ReadVaultAsync(vault, name, cancellationToken).ConfigureAwait(false);
        if (accessKey is not null) secret["AccessKey"] = accessKey;
        return ExpiringCredentials.Read(secret) ?? throw Failed(accessKey is null ? "it is the secret key alone, and the profile has no AccessKey." : "it has no secret key.");
    }
}
