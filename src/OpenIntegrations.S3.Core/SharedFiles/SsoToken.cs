using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>
/// The token that <c>aws sso login</c> left in its cache. One with a refresh token is renewed, there too, so that the aws command line
/// finds it.
/// </summary>
/// <param name="file">The file in the cache.</param>
/// <param name="region">Where the single sign-on service is.</param>
/// <param name="context">Clock and transport.</param>
internal sealed class SsoToken(string file, string region, SourceContext context)
{
    public const string LogIn = "Run 'aws sso login' for this profile.";
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);

    /// <exception cref="IOException">There is no token, or it has ended and cannot be renewed.</exception>
    public async Task<string> GetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new IOException("nobody is logged in. " + LogIn);
        TreeMap cached = WebCall.Json(File.ReadAllText(file));
        string token = cached.GetText("accessToken") ?? throw new IOException("the cached token is damaged. " + LogIn);
        // Early releases of the aws command line write UTC where ISO 8601 has Z.
        bool hasEnd =
            DateTimeOffset.TryParse(cached.GetText("expiresAt")?.Replace("UTC", "Z"), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out DateTimeOffset end);
        if (hasEnd && now < end - s_early) return token;
        if (await TryRenewAsync(cached, now, cancellationToken).ConfigureAwait(false) is { } renewed) return renewed;
        return hasEnd && now < end ? token : throw new IOException("the login has expired. " + LogIn);
    }

    private async Task<string?> TryRenewAsync(TreeMap cached, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var question = new TreeMap { { "grantType", "refresh_token" } };
        foreach (string name in new[] { "clientId", "clientSecret", "refreshToken" })
        {
            if (cached.GetText(name) is not { } value) return null;
            question.Add(name, value);
        }
        string url = context.First("AWS_ENDPOINT_URL_SSO_OIDC") ?? AwsHosts.Url("oidc", region);
        WireRequest request =
            WebCall.Request("POST", url.TrimEnd('/') + "/token", BytesBody.FromText(JsonTree.Write(question, indented: false)));
        request.Headers["Content-Type"] = "application/json";
        (int status, byte[] body) =
            await WebCall.SendAsync(request, context.Transport, 3, Authorization.None, context.Now, cancellationToken)
                .ConfigureAwait(false);
        if (status != 200) return null;
        return Keep(cached, WebCall.Json(System.Text.Encoding.UTF8.GetString(body)), now);
    }

    private string? Keep(TreeMap cached, TreeMap answer, DateTimeOffset now)
    {
        if (answer.GetText("accessToken") is not { } token) return null;
        cached["accessToken"] = token;
        cached["expiresAt"] =
            now.AddSeconds(Convert.ToDouble(answer["expiresIn"] ?? 0, CultureInfo.InvariantCulture)).UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (answer.GetText("refreshToken") is { } refresh) cached["refreshToken"] = refresh;
        PrivateFile.Replace(file, JsonTree.Write(cached));
        return token;
    }
}
