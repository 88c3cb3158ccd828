using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// The role of the virtual machine, from its metadata server: version 2, which hands out a token first. A second for each answer.
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
/// </summary>
internal sealed class InstanceMetadataSource(SourceContext context) : FetchedSource(SourceKey.Of("ec2", UrlOf(context)), context)
{
    private const string Roles = "/latest/meta-data/iam/security-credentials/";
    private readonly string _url = UrlOf(context);

    public override string Description => "the instance metadata at " + _url;

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        WireRequest request = WebCall.Request("PUT", _url + "/latest/api/token");
        request.Headers["X-aws-ec2-metadata-token-ttl-seconds"] = "21600";
        string token = await WebCall.NearTextAsync(request, Context, cancellationToken).ConfigureAwait(false);
        string roles = await GetAsync(Roles, token, cancellationToken).ConfigureAwait(false);
        if (roles.Trim().Split('\n')[0].Trim() is not { Length: > 0 } role) throw Failed("the machine has no role.");
        TreeMap document =
            WebCall.Json(await GetAsync(Roles + PercentEncoding.Encode(role), token, cancellationToken).ConfigureAwait(false));
        return ExpiringCredentials.Read(document)
            ?? throw Failed(document.GetText("Message") ?? document.GetText("Code") ?? "the answer has no access key.");
    }

    private static string UrlOf(SourceContext context)
    {
        bool isIPv6 = string.Equals(context.First("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"), "IPv6", StringComparison.OrdinalIgnoreCase);
        return (context.First("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? (isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"))
            .TrimEnd('/');
    }

    private Task<string> GetAsync(string path, string token, CancellationToken cancellationToken)
    {
        WireRequest request = WebCall.Request("GET", _url + path);
        request.Headers["X-aws-ec2-metadata-token"] = token;
        return WebCall.NearTextAsync(request, Context, cancellationToken);
    }
}
