using System;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>
/// A role of AWS IAM Identity Center, for a user whom the aws command line logged in.
/// Source: https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
/// </summary>
internal sealed class SsoSource(string tokenFile, string region, string account, string role, SourceContext context)
    : FetchedSource(SourceKey.Of("sso", tokenFile, region, account, role), context)
{
    public override string Description => $"single sign-on (role {role} of account {account})";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        string token = await new SsoToken(tokenFile, region, Context).GetAsync(time, cancellationToken).ConfigureAwait(false);
        string url = Context.First("AWS_ENDPOINT_URL_SSO") ?? AwsHosts.Url("portal.sso", region);
        WireRequest request = WebCall.Request("GET", url.TrimEnd('/') + "/federation/credentials");
        request.Query.Add("role_name", role);
        request.Query.Add("account_id", account);
        request.Headers["x-amz-sso_bearer_token"] = token;
        (int status, byte[] body) =
            await WebCall.SendAsync(request, Context.Transport, 3, Authorization.None, Context.Now, cancellationToken)
                .ConfigureAwait(false);
        // The cached token says when it ends, and not that somebody ended its session, or that the role was taken away.
        if (status is 401 or 403)
            throw Failed($"the service refused it with status {Scalars.Format(status)}: {Reason(status, body)} {SsoToken.LogIn}");
        if (status != 200) throw Failed($"{request.Origin} answered with status {Scalars.Format(status)}.");
        TreeMap answer = WebCall.Json(Encoding.UTF8.GetString(body));
        return (answer.GetMap("roleCredentials") is { } credentials ? ExpiringCredentials.Read(credentials) : null)
            ?? throw Failed("the answer has no access key.");
    }

    private static string Reason(int status, byte[] body)
    {
        try
        {
            string? said = WebCall.Json(Encoding.UTF8.GetString(body)).GetText("message");
            if (!string.IsNullOrWhiteSpace(said)) return said!.Trim().TrimEnd('.') + ".";
        }
        catch (JsonException)
        {
            // No reason, then.
        }
        return status == 401 ? "the session has ended." : "the role may not be taken.";
    }
}
