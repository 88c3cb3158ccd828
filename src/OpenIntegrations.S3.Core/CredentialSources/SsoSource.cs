using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// A role of AWS IAM Identity Center, for a user whom the aws command line logged in.
/// Source: https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
/// </summary>
internal sealed class SsoSource(string tokenFile, string region, string account, string role, SourceContext context)
    : FetchedSource(SourceKey.Of("sso", tokenFile, region, account, role), context.Now)
{
    public override string Description => $"single sign-on (role {role} of account {account})";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        string token = await new SsoToken(tokenFile, region, context).GetAsync(time, cancellationToken).ConfigureAwait(false);
        string url = context.First("AWS_ENDPOINT_URL_SSO") ?? $"https://portal.sso.{region}.amazonaws.com";
        WireRequest request = WebCall.Request("GET", url.TrimEnd('/') + "/federation/credentials");
        request.Query.Add("role_name", role);
        request.Query.Add("account_id", account);
        request.Headers["x-amz-sso_bearer_token"] = token;
        TreeMap answer = WebCall.Json(await WebCall.TextAsync(request, context.Transport, 3, context.Now, cancellationToken).ConfigureAwait(false));
        return (answer.GetMap("roleCredentials") is { } credentials ? ExpiringCredentials.Read(credentials) : null) ?? throw Failed("the answer has no access key.");
    }
}
