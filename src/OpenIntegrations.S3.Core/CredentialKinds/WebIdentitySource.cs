using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

[assembly: CredentialKind(typeof(WebIdentityKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// STS AssumeRoleWithWebIdentity: a role for the bearer of a token that lies in a file and is renewed there, as Kubernetes does it.
/// </summary>
internal sealed class WebIdentitySource(string tokenFile, RoleSettings role, StsClient sts)
    : FetchedSource(SourceKey.Of("web", tokenFile, role, sts.Url), sts.Context)
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

/// <summary>A token in a file that is renewed there, for a role.</summary>
internal sealed class WebIdentityKind : CredentialKind
{
    public override string Name => "WebIdentityTokenFile";

    public override IReadOnlyList<Setting> Settings { get; } = [new("WebIdentityTokenFile") { Keeps = [] }];

    public override bool TakesRole => false;

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => "a web identity";

    public override CredentialSource Create(CredentialFactory factory) =>
        new WebIdentitySource(factory.Needed(Name), factory.Role(), factory.Sts);
}
