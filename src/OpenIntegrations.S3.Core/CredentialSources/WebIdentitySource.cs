using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>STS AssumeRoleWithWebIdentity: a role for the bearer of a token that lies in a file and is renewed there, as Kubernetes does it.</summary>
internal sealed class WebIdentitySource(string tokenFile, RoleSettings role, StsClient sts) : FetchedSource(SourceKey.Of("web", tokenFile, role, sts.Url), sts.Context.Now)
{
    public override string Description => $"the role {role.Arn} with the token in '{tokenFile}'";

    protected override Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        IEnumerable<KeyValuePair<string, string?>> parameters = role.Parameters(StsClient.SessionName(time), null)
            .Where(p => p.Key is "RoleArn" or "RoleSessionName" or "DurationSeconds")
            .Append(new("WebIdentityToken", File.ReadAllText(tokenFile).Trim()));
        return sts.CallAsync("AssumeRoleWithWebIdentity", null, parameters, cancellationToken);
    }
}
