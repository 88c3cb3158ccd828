using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json;

namespace OpenIntegrations.Testing;

/// <summary>
/// Plays the services that give credentials: STS, single sign-on, and the metadata servers of machines and containers.
/// The access key that they give says who asked for what, so that two clients get the same one only by asking the same.
/// </summary>
public static class CredentialServices
{
    private const string Roles = "/latest/meta-data/iam/security-credentials/";
    private const string End = "2999-01-01T00:00:00Z";

    public static Answer Answer(RecordedRequest request) => request switch
    {
        { Method: "POST", Path: "/" } => Sts(request),
        { Method: "POST", Path: "/token" } => Json(new { accessToken = "renewed", expiresIn = 3600, refreshToken = "next" }),
        { Path: "/federation/credentials" } => SingleSignOn(request),
        { Path: "/container" } => Json(Credentials("container;" + request.Header("Authorization"))),
        { Method: "PUT", Path: "/latest/api/token" } =>
            request.Header("X-aws-ec2-metadata-token-ttl-seconds") is null ? new Answer(400) : new Answer(200, "pass"),
        _ when request.Header("X-aws-ec2-metadata-token") != "pass" => new Answer(401),
        { Path: Roles } => new Answer(200, "machine"),
        { Path: Roles + "machine" } => Json(Credentials("machine")),
        _ => new Answer(404),
    };

    /// <summary>An answer of STS with credentials.</summary>
    public static Answer StsCredentials(string action, string access, string end = End)
    {
        string escaped = SecurityElement.Escape(access);
        return new Answer(200,
            $"""<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>"""
                + $"""<AccessKeyId>{escaped}</AccessKeyId><SecretAccessKey>s-{escaped}</SecretAccessKey>"""
            + $"<SessionToken>t-{escaped}</SessionToken><Expiration>{end}</Expiration></Credentials></{action}Result></{action}Response>")
                .With("Content-Type", "text/xml");
    }

    private static Answer Sts(RecordedRequest request)
    {
        Dictionary<string, string> form = request.Text.Split('&').Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
        string session = form.GetValueOrDefault("RoleSessionName", "");
        // A name that the client made up differs from client to client.
        if (session.StartsWith("botocore-session-", StringComparison.Ordinal)
            || session.StartsWith("OpenIntegrations.S3-", StringComparison.Ordinal)) session = "";
        string access = form.GetValueOrDefault("RoleArn", form["Action"]).Split('/')[^1];
        foreach (var (label, value) in new[] { ("n", session), ("e", Given("ExternalId")), ("m", Given("SerialNumber")),
            ("c", Given("TokenCode")), ("d", Given("DurationSeconds")), ("w", Given("WebIdentityToken")) })
            if (value.Length > 0) access += $";{label}={value}";
        return StsCredentials(form["Action"], access + Signer(request));

        string Given(string name) => form.GetValueOrDefault(name, "");
    }

    private static string Signer(RecordedRequest request)
    {
        if (request.Header("Authorization") is not { } authorization) return "";
        string[] credential = authorization.Split("Credential=")[1].Split(", SignedHeaders")[0].Split('/');
        return $";@{credential[^3]};by:{string.Join("/", credential[..^4])}";
    }

    private static Answer SingleSignOn(RecordedRequest request)
    {
        string access = $"sso;{string.Join(";", request.Query.Split('&').Order())};{request.Header("x-amz-sso_bearer_token")}";
        return Json(
            new { roleCredentials =
                new { accessKeyId = access, secretAccessKey = "s-" + access, sessionToken = "t-" + access, expiration = 32472144000000 } });
    }

    private static object Credentials(string access) =>
        new { Code = "Success", AccessKeyId = access, SecretAccessKey = "s-" + access, Token = "t-" + access, Expiration = End };

    private static Answer Json(object document) =>
        new Answer(200, JsonSerializer.Serialize(document)).With("Content-Type", "application/json");
}
