using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Resolution;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.CredentialSources;

/// <summary>The metadata servers of machines and containers, on loopback.</summary>
public sealed class MetadataTests : IDisposable
{
    private const string Machine = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    private const string Container = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Patience = "AWS_METADATA_SERVICE_TIMEOUT";

    // A busy machine may take its time; what a test says of time it sets itself.
    private readonly TestWorld _world = new() { Environment = { [Patience] = "3600" } };

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_machine_gives_a_pass_first()
    {
        using var server = new ScriptedServer(CredentialServices.Answer);
        _world.Environment[Machine] = server.Url + "/";
        Assert.Equal(("machine", "s-machine", "t-machine"), await AskAsync("Ec2InstanceMetadata"));
        Assert.Equal(
            ["PUT /latest/api/token", "GET /latest/meta-data/iam/security-credentials/",
                "GET /latest/meta-data/iam/security-credentials/machine"], server.Requests.Select(r => r.ToString()));
        Assert.Equal(["21600", null, null], server.Requests.Select(r => r.Header("X-aws-ec2-metadata-token-ttl-seconds")));
    }

    [Theory]
    [InlineData(404, "", "answered with status 404")]
    [InlineData(200, "", "the machine has no role")]
    [InlineData(200, "{}", "no access key")]
    [InlineData(200, """{"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume the role"}""", "EC2 cannot assume the role")]
    public async Task A_machine_without_a_role_says_so(int status, string body, string expected)
    {
        using var server = new ScriptedServer(new Answer(200, "pass"), new Answer(status, body));
        _world.Environment[Machine] = server.Url;
        Assert.Contains(expected, await FailAsync("Ec2InstanceMetadata"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret", "container;secret")]
    [InlineData("OTHER", "", "container;")]
    public async Task A_container_names_its_server(string variable, string value, string expected)
    {
        using var server = new ScriptedServer(CredentialServices.Answer);
        (_world.Environment[Container], _world.Environment[variable]) = (server.Url + "/container", value);
        Assert.Equal(expected, (await AskAsync("EcsContainer")).Access);
    }

    [Fact]
    public async Task A_containers_token_file_is_read_each_time()
    {
        using var server =
            new ScriptedServer(request =>
                new Answer(200,
                    $$"""{"AccessKeyId":"{{request.Header("Authorization")}}","SecretAccessKey":"s","Token":"t","Expiration":"""
                        + "\"2026-11-21T13:00:00Z\"}"));
        (_world.Environment[Container], _world.Environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]) =
            (server.Url + "/container?x=1", _world.Write("token", "one\n"));
        S3Connection connection = Connect("EcsContainer");
        Assert.Equal("one", (await connection.Credentials.GetAsync(_world.Now, CancellationToken.None)).AccessKey);
        _world.Write("token", "two");
        Assert.Equal("two", (await connection.Credentials.GetAsync(_world.Now.AddHours(1), CancellationToken.None)).AccessKey);
        Assert.Equal("/container?x=1", server.Requests[^1].Target);
    }

    [Theory]
    [InlineData("http://169.254.1.1/x", "points to '169.254.1.1'")]
    [InlineData("http://evil.example.org/x", "points to 'evil.example.org'")]
    [InlineData(null, "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI")]
    public async Task A_container_is_not_led_elsewhere(string? url, string expected)
    {
        _world.Environment[Container] = url ?? "";
        Assert.Contains(expected, await FailAsync("EcsContainer"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ec2InstanceMetadata", Machine, false, "", "1")]
    [InlineData("EcsContainer", Container, false, "", "1")]
    [InlineData("Ec2InstanceMetadata", Machine, true, "", "1")]
    [InlineData("EcsContainer", Container, true, "0.2", "0.2")]
    [InlineData("EcsContainer", Container, false, "-1", "1")]
    public async Task A_server_that_does_not_answer_costs_a_second_or_what_the_environment_says(string source, string variable, bool drips,
        string patience, string expected)
    {
        _world.Environment[Patience] = patience;
        // Either nothing comes for a long time, or the head at once and then never the body.
        using var server =
            new ScriptedServer(
                new Answer(200, new string('x', 50)) { Delay = drips ? default : TimeSpan.FromHours(1),
                    Headers = drips ? [new("Content-Length", "100")] : [] });
        _world.Environment[variable] = server.Url + "/container";
        Assert.Contains($"did not answer within {expected} s", await FailAsync(source), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Nothing_is_asked_before_credentials_are_needed()
    {
        using var server = new ScriptedServer(CredentialServices.Answer);
        (_world.Environment[Machine], _world.Environment[Container]) = (server.Url, server.Url + "/container");
        Connect("Ec2InstanceMetadata");
        Connect("EcsContainer");
        Assert.Throws<S3ConfigurationException>(() => ConnectionSources.Resolve(null, null, null, _world.Context));
        Assert.Equal(0, server.Connections);
    }

    private S3Connection Connect(string source) =>
        _world.Connect(new ConnectionSettings("test") { ["Url"] = "http://store.invalid", ["CredentialSource"] = source });

    private async Task<(string Access, string Secret, string? Token)> AskAsync(string source)
    {
        var credentials = await Connect(source).Credentials.GetAsync(_world.Now, CancellationToken.None);
        return (credentials.AccessKey, credentials.SecretKey, credentials.SessionToken);
    }

    private async Task<string> FailAsync(string source) =>
        (await Assert.ThrowsAsync<CredentialsUnavailableException>(() => AskAsync(source))).Message;
}
