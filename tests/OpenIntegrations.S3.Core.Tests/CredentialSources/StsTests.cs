using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.CredentialSources;

/// <summary>Roles and sessions, by what goes to STS.</summary>
public sealed class StsTests : IDisposable
{
    private readonly TestWorld _world = new();
    private readonly ScriptedServer _sts = new(CredentialServices.Answer);

    public void Dispose()
    {
        _sts.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task A_role_is_asked_for_with_all_that_is_known()
    {
        ConnectionSettings settings = Settings();
        (settings["RoleArn"], settings["ExternalId"], settings["RoleSessionName"], settings["Duration"]) =
            ("arn:aws:iam::1:role/a b", "x&y", "me", 900);
        Credentials credentials = await _world.CredentialsAsync(settings);
        Assert.Equal(("a b;n=me;e=x&y;d=900;@eu-x;by:AK1", "t-" + credentials.AccessKey),
            (credentials.AccessKey, credentials.SessionToken));
        RecordedRequest request = Assert.Single(_sts.Requests);
        Assert.Equal(
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%20b&RoleSessionName=me&DurationSeconds=900"
                + "&ExternalId=x%26y", request.Text);
        Assert.Contains("/eu-x/sts/aws4_request", request.Header("Authorization"), StringComparison.Ordinal);
    }

    /// <summary>Reading is part of an attempt, for a service of credentials as for a store.</summary>
    [Theory, InlineData(200), InlineData(403), InlineData(503)]
    public async Task An_answer_that_breaks_off_is_asked_for_again(int status)
    {
        int asked = 0;
        using var sts = new ScriptedServer(r => asked++ > 0 ? CredentialServices.Answer(r)
            : CredentialServices.Answer(r) with { Status = status, BreakAfter = 10 });
        ConnectionSettings settings = Settings();
        (settings["RoleArn"], settings["Url"], settings["StsUrl"]) = ("arn:aws:iam::1:role/a", sts.Url, sts.Url);
        Assert.StartsWith("a;", (await _world.CredentialsAsync(settings)).AccessKey, StringComparison.Ordinal);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task The_basis_of_a_role_may_be_another_profile_and_its_role()
    {
        ConnectionSettings outer = Settings();
        outer["RoleArn"] = "arn:aws:iam::1:role/outer";
        _world.Store.Set("base", Settings());
        _world.Store.Set("outer", new ConnectionSettings("") { ["BasedOn"] = "base", ["RoleArn"] = "arn:aws:iam::1:role/outer" });
        var inner =
            new ConnectionSettings("test") { ["Url"] = _sts.Url, ["Region"] = "eu-x", ["SourceProfile"] = "outer",
                ["RoleArn"] = "arn:aws:iam::1:role/inner" };
        Assert.Equal("inner;@eu-x;by:outer;@eu-x;by:AK1", (await _world.CredentialsAsync(inner)).AccessKey);
    }

    [Fact]
    public void A_profile_that_is_its_own_basis_is_refused()
    {
        _world.Store.Set("a", new ConnectionSettings("") { ["Url"] = "h", ["SourceProfile"] = "b", ["RoleArn"] = "r" });
        _world.Store.Set("b", new ConnectionSettings("") { ["Url"] = "h", ["SourceProfile"] = "a", ["RoleArn"] = "r" });
        Assert.Contains("leads back to itself",
            Assert.Throws<S3ConfigurationException>(() => _world.Connect(_world.Store.Resolve("a"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_code_is_asked_for_once()
    {
        _world.Code = "123456";
        ConnectionSettings settings = Settings();
        (settings["RoleArn"], settings["MfaSerial"]) = ("arn:aws:iam::1:role/once", "arn:aws:iam::1:mfa/me");
        S3Connection connection = _world.Connect(settings);
        Credentials[] all =
            await Task.WhenAll(Enumerable.Range(0, 20)
                .Select(_ => Task.Run(async () => await connection.Credentials.GetAsync(_world.Now, CancellationToken.None))));
        Assert.Equal("once;m=arn:aws:iam::1:mfa/me;c=123456;@eu-x;by:AK1", all.Distinct().Single().AccessKey);
        Assert.Equal("MFA code for arn:aws:iam::1:mfa/me", Assert.Single(_world.Questions));
        // A refusal that may have other reasons disturbs nobody.
        Assert.False(await connection.Credentials.RenewAsync(all[0], isCertain: false, CancellationToken.None));
        Assert.Single(_world.Questions);
    }

    [Fact]
    public async Task Nobody_there_to_ask_is_said()
    {
        ConnectionSettings settings = Settings();
        (settings["RoleArn"], settings["MfaSerial"]) = ("arn:aws:iam::1:role/alone", "device");
        Assert.Contains("MFA code for device",
            (await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.CredentialsAsync(settings))).Message,
            StringComparison.Ordinal);
        Assert.Empty(_sts.Requests);
    }

    [Theory]
    [InlineData(null, 1200, "GetSessionToken;d=1200;@eu-x;by:AK1")]
    [InlineData("device", null, "GetSessionToken;m=device;c=654321;@eu-x;by:AK1")]
    public async Task A_session_of_ones_own(string? device, int? duration, string expected)
    {
        _world.Code = "654321";
        ConnectionSettings settings = Settings();
        (settings["MfaSerial"], settings["Duration"]) = (device, duration);
        Assert.Equal(expected, (await _world.CredentialsAsync(settings)).AccessKey);
    }

    [Fact]
    public async Task A_web_identity_is_read_anew_and_asks_without_a_signature()
    {
        using var sts =
            new ScriptedServer(request =>
                CredentialServices.StsCredentials("AssumeRoleWithWebIdentity", request.Text.Split("WebIdentityToken=")[1],
                    "2026-11-21T13:00:00Z"));
        string token = _world.Write("token", "jwt.1\n");
        var settings =
            new ConnectionSettings("test") { ["Url"] = sts.Url, ["WebIdentityTokenFile"] = token, ["RoleArn"] = "arn:aws:iam::1:role/web",
                ["Duration"] = 3600 };
        S3Connection connection = _world.Connect(settings);
        Assert.Equal("jwt.1", (await connection.Credentials.GetAsync(_world.Now, CancellationToken.None)).AccessKey);
        _world.Write("token", "jwt.2");
        Assert.Equal("jwt.1", (await connection.Credentials.GetAsync(_world.Now, CancellationToken.None)).AccessKey);
        Assert.Equal("jwt.2", (await connection.Credentials.GetAsync(_world.Now.AddMinutes(56), CancellationToken.None)).AccessKey);
        Assert.All(sts.Requests, r => Assert.Null(r.Header("Authorization")));
    }

    [Theory]
    [InlineData(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User AK1 may not</Message></Error></ErrorResponse>",
        "AssumeRole was refused: AccessDenied: User AK1 may not")]
    [InlineData(400, "<Error><Code>InvalidArgument</Code></Error>", "AssumeRole was refused: InvalidArgument")]
    [InlineData(404, "nothing here", "AssumeRole was refused: status 404")]
    [InlineData(200, "<ListAllMyBucketsResult/>", "AssumeRole was refused: status 200")]
    public async Task A_refusal_is_told(int status, string body, string expected)
    {
        using var sts = new ScriptedServer(new Answer(status, body));
        ConnectionSettings settings = Settings(sts.Url);
        settings["RoleArn"] = "arn:aws:iam::1:role/no";
        string message = (await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.CredentialsAsync(settings))).Message;
        Assert.Equal("There are no credentials from the role arn:aws:iam::1:role/no: " + expected, message);
    }

    [Theory]
    [InlineData("https://s3.eu-west-1.amazonaws.com", null, "https://sts.eu-west-1.amazonaws.com")]
    [InlineData("https://s3.cn-north-1.amazonaws.com.cn", null, "https://sts.cn-north-1.amazonaws.com.cn")]
    [InlineData("https://ceph.example.org", null, "https://ceph.example.org")]
    [InlineData("https://ceph.example.org", "https://sts.example.org", "https://sts.example.org")]
    public void Where_sts_is(string url, string? given, string expected)
    {
        ConnectionSettings settings = Settings(url);
        (settings["Region"], settings["StsUrl"], settings["RoleArn"]) = (null, given, "r");
        string key =
            SourceKey.Of("role", SourceKey.Of("keys", "AK1", "SK1", null), new RoleSettings("r"), expected,
                url.Contains("amazonaws", StringComparison.Ordinal) ? url.Split('.')[1] : "us-east-1");
        Assert.Equal(key, ((FetchedSource)_world.Connect(settings).Credentials).Key);
    }

    private ConnectionSettings Settings(string? url = null) =>
        new("test") { ["Url"] = url ?? _sts.Url, ["Region"] = "eu-x", ["AccessKey"] = "AK1", ["SecretKey"] = "SK1" };
}
