using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// STS GetSessionToken: temporary credentials with the rights that one has, proved with an authentication device where the store demands
/// it.
/// </summary>
internal sealed class SessionTokenSource(FetchedSource basis, string? mfaSerial, string? duration, StsClient sts)
    : FetchedSource(SourceKey.Of("session", basis.Key, mfaSerial, duration, sts.Url, sts.Region), sts.Context)
{
    public override string Description => "GetSessionToken";

    protected override bool AsksUser => mfaSerial is not null;

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        string? code = mfaSerial is null
            ? null
            : await sts.Context.Interaction.AskAsync($"MFA code for {mfaSerial}", cancellationToken).ConfigureAwait(false);
        KeyValuePair<string, string?>[] parameters =
            [new("DurationSeconds", duration), new("SerialNumber", mfaSerial), new("TokenCode", code)];
        return await sts.CallAsync("GetSessionToken", basis, parameters, cancellationToken).ConfigureAwait(false);
    }
}
