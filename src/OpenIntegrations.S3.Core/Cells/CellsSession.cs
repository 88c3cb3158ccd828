using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Oidc;

namespace OpenIntegrations.S3.Cells;

/// <summary>
/// Signs a user in with name and password, as the web interface of Cells does. Pydio calls it legacy and less secure; it is for servers and
/// users without
/// OpenID Connect. Source: pydio/cells-sdk-go, transport.
/// </summary>
/// <param name="url">The server's address.</param>
/// <param name="context">Clock and transport.</param>
internal sealed class CellsSession(string url, SourceContext context)
{
    private const string Path = "/a/frontend/session";

    /// <exception cref="CredentialsUnavailableException">The server refused, or wants more than a password.</exception>
    public async Task<StoredSignIn> SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var question =
            new TreeMap { { "AuthInfo", new TreeMap { { "login", user }, { "password", password }, { "type", "credentials" } } } };
        WireRequest request =
            WebCall.Request("POST", url.TrimEnd('/') + Path, BytesBody.FromText(JsonTree.Write(question, indented: false)));
        request.Headers["Content-Type"] = "application/json";
        // Once: a server may lock an account after some wrong passwords.
        (int status, byte[] body) =
            await WebCall.SendAsync(request, SignInTransport.Of(context.Transport), 1, Authorization.None, context.Now, cancellationToken)
                .ConfigureAwait(false);
        TreeMap? answer = Parse(body);
        if (status == 200 && answer?.GetText("JWT") is { Length: > 0 } token)
            return new StoredSignIn(SignInKind.Session, token, End(answer["ExpireTime"])) { UserName = user };
        throw new CredentialsUnavailableException($"{Origin.Parse(url)} did not sign {user} in: {Reason(status, answer, password)}")
        {
            Remedy = status == 200 ? new Remedy(RemedyKind.SignInByBrowser) : null,
        };
    }

    private static TreeMap? Parse(byte[] body)
    {
        try
        {
            return WebCall.Json(Encoding.UTF8.GetString(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? End(object? seconds) =>
        seconds is not null && long.TryParse(Scalars.Format(seconds), NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            && time > 0 ? DateTimeOffset.FromUnixTimeSeconds(time) : null;

    private static string Reason(int status, TreeMap? answer, string password)
    {
        List<string> secrets = [password];
        string? words = answer?.GetText("Title") ?? answer?.GetText("Detail") ?? answer?.GetText("error");
        if (status == 200)
            return "it wants more than a password. Sign in with the browser, or use a personal access token.";
        return ErrorText.Of("status " + Scalars.Format(status), words, secrets);
    }
}
