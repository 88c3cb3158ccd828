using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>STS AssumeRole: the rights of a role, for those who may take it.</summary>
internal sealed class AssumeRoleSource(FetchedSource basis, RoleSettings role, StsClient sts)
    : FetchedSource(SourceKey.Of("role", basis.Key, role, sts.Url, sts.Region), sts.Context)
{
    public override string Description => "the role " + role.Arn;

    protected override bool AsksUser => role.MfaSerial is not null;

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        string? code = role.MfaSerial is null
            ? null
            : await sts.Context.Interaction.AskAsync($"MFA code for {role.MfaSerial}", cancellationToken).ConfigureAwait(false);
        return await sts.CallAsync("AssumeRole", basis, role.Parameters(StsClient.SessionName(time), code), cancellationToken)
            .ConfigureAwait(false);
    }
}
