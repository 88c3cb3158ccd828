using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>STS as Ceph RGW has it, which checks all it is given, and as moto has it, which knows more of it.</summary>
public sealed class StsServerTests(RealServers servers)
{
    public static TheoryData<string> Stores => new("rgw", "moto");

    [Theory, MemberData(nameof(Stores))]
    public async Task A_role_may_use_the_store(string server)
    {
        TestServer store = await servers.GetAsync(server);
        ConnectionSettings settings = RealServers.Settings(store);
        (settings["RoleArn"], settings["RoleSessionName"], settings["StsUrl"]) =
            (store.Variables["S3_ROLE_ARN"], "tests", store.Variables["S3_STS_ENDPOINT"]);
        await UseAsync(server, settings);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_session_may_use_the_store(string server)
    {
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync(server));
        if (server == "rgw") await AllowSessionsAsync(settings);
        settings["Duration"] = 1800;
        await UseAsync(server, settings);
    }

    [Fact]
    public async Task A_role_for_a_web_identity()
    {
        TestServer store = await servers.GetAsync("moto");
        using var world = new TestWorld { Now = DateTimeOffset.UtcNow };
        var settings =
            new ConnectionSettings("test") { ["Url"] = store.Variables["S3_ENDPOINT"],
                ["WebIdentityTokenFile"] = world.Write("jwt", "eyJ.a.b"), ["RoleArn"] = store.Variables["S3_ROLE_ARN"] };
        Credentials credentials = await world.CredentialsAsync(settings);
        Assert.StartsWith("ASIA", credentials.AccessKey, StringComparison.Ordinal);
        Assert.NotNull(credentials.SessionToken);
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_told()
    {
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync("rgw"));
        settings["RoleArn"] = "arn:aws:iam:::role/nobody";
        var error =
            await Assert.ThrowsAsync<CredentialsUnavailableException>(() =>
                new S3Client(S3Connection.Create(settings)).SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None));
        Assert.StartsWith("There are no credentials from the role arn:aws:iam:::role/nobody: AssumeRole was refused: ", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        ConnectionSettings settings = RealServers.Settings(await servers.GetAsync("rgw"));
        await AllowSessionsAsync(settings);
        settings["Duration"] = 1800;
        Credentials credentials = await S3Connection.Create(settings).Credentials.GetAsync(DateTimeOffset.UtcNow, CancellationToken.None);
        var damaged =
            new ConnectionSettings("test") { ["Url"] = settings["Url"], ["AccessKey"] = credentials.AccessKey,
                ["SecretKey"] = credentials.SecretKey, ["SessionToken"] = "AAAA" + credentials.SessionToken![4..] };
        Assert.NotNull(
            (await new S3Client(S3Connection.Create(damaged))
                .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error);
    }

    /// <summary>Ceph wants a policy of the user's before it begins sessions.</summary>
    private static async Task AllowSessionsAsync(ConnectionSettings settings)
    {
        const string policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:GetSessionToken","s3:*"],"Resource":["*"]}]}""";
        S3Connection connection = S3Connection.Create(settings);
        var request =
            new WireRequest("POST", connection.Endpoint.Origin,
                "/") { Body =
                    BytesBody.FromText(
                        $"Action=PutUserPolicy&UserName=alice&PolicyName=sessions&PolicyDocument={PercentEncoding.Encode(policy)}") };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        using WireResponse response = await new HttpTransport(connection.Transport, RetryPolicy.None)
            .SendAsync(request, new Aws4Authorization(connection.Credentials, connection.Region, "iam"), CancellationToken.None);
        Assert.Equal(200, response.Status);
    }

    private async Task UseAsync(string server, ConnectionSettings settings)
    {
        (_, string bucket) = await servers.BucketAsync(server);
        S3Connection connection = S3Connection.Create(settings);
        Credentials credentials = await connection.Credentials.GetAsync(DateTimeOffset.UtcNow, CancellationToken.None);
        Assert.NotEqual(settings.Text("AccessKey"), credentials.AccessKey);
        Assert.NotEmpty(credentials.SessionToken!);
        var client = new S3Client(connection);
        await client.PutAsync(bucket, "by token", "hello"u8.ToArray());
        Assert.Equal("hello", Encoding.UTF8.GetString(await client.GetAsync(bucket, "by token")));
        Assert.Same(credentials, await connection.Credentials.GetAsync(DateTimeOffset.UtcNow, CancellationToken.None));
    }
}
