using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// The role of a container, from the server that its environment names (ECS, EKS Pod Identity). A second for the answer.
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
/// </summary>
internal sealed class ContainerSource(SourceContext context)
    : FetchedSource(SourceKey.Of("container", UrlOf(context), context.First(TokenFile), context.First(TokenText)), context)
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const string TokenText = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private static readonly string[] s_hosts = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "localhost"];

    public override string Description => "the container's metadata server";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        WireRequest request = WebCall.Request("GET", UrlOf(Context) ?? throw Failed($"neither {Relative} nor {Full} is set."));
        if (!IsAllowed(request.Origin))
            throw Failed(
                $"{Full} points to '{request.Origin.Host}'. Over http only this machine and the known metadata servers are asked.");
        request.Headers["Accept"] = "application/json";
        request.Headers["Authorization"] = Token();
        TreeMap document = WebCall.Json(await WebCall.NearTextAsync(request, Context, cancellationToken).ConfigureAwait(false));
        return ExpiringCredentials.Read(document) ?? throw Failed(document.GetText("message") ?? "the answer has no access key.");
    }

    private static string? UrlOf(SourceContext context) =>
        context.First(Relative) is { } path ? "http://169.254.170.2" + path : context.First(Full);

    private static bool IsAllowed(Origin origin) =>
        origin.IsSecure || Array.IndexOf(s_hosts, origin.Host) >= 0
            || (IPAddress.TryParse(origin.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private string? Token()
    {
        string? token = Context.First(TokenFile) is { } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : Context.First(TokenText);
        return token?.IndexOfAny(['\r', '\n']) >= 0 ? throw Failed("the authorization token has a line break in it.") : token;
    }
}
