using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Resolution;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.SharedFiles;

/// <summary>The same shared files come to the same credentials, region and address here and in boto3.</summary>
public sealed class AwsFilesTests : IDisposable
{
    private static readonly ScriptedServer s_services = new(CredentialServices.Answer);
    private static readonly Lazy<Task<IReadOnlyList<JsonElement?>>> s_theirs = new(AskBotoAsync);
    private readonly TestWorld _world = new();

    public static TheoryData<string> Titles => new(AwsFilesCase.All.Select(c => c.Title));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void There_are_thirty_cases_and_more() => Assert.InRange(AwsFilesCase.All.Count, 30, 100);

    [Theory, MemberData(nameof(Titles))]
    public async Task Come_to(string title)
    {
        AwsFilesCase one = AwsFilesCase.All.Single(c => c.Title == title);
        one.Build(_world, s_services.Url);
        if (one.Expected == "error")
        {
            Exception error = await Assert.ThrowsAnyAsync<Exception>(ResolveAsync);
            Assert.True(error is S3ConfigurationException or CredentialsUnavailableException, error.ToString());
        }
        else Assert.Equal(one.Expected, (await ResolveAsync()).Credentials.AccessKey);

        async Task<(S3Connection, Credentials Credentials)> ResolveAsync() => await OursAsync(one.Profile);
    }

    [Theory, MemberData(nameof(Titles))]
    public async Task Come_to_the_same_in_boto3(string title)
    {
        Assert.SkipUnless(Programs.Has("python3"), "python3 with boto3 is not on the PATH.");
        int index = AwsFilesCase.All.ToList().FindIndex(c => c.Title == title);
        JsonElement theirs = (await s_theirs.Value)[index] ?? throw new InvalidOperationException();
        AwsFilesCase.All[index].Build(_world, s_services.Url);
        if (theirs.TryGetProperty("error", out JsonElement reason))
        {
            Assert.True(AwsFilesCase.All[index].Expected == "error", reason.GetString());
            return;
        }
        (S3Connection connection, Credentials ours) = await OursAsync(AwsFilesCase.All[index].Profile);
        Assert.Equal((Text("access"), Text("secret"), Text("token")), (ours.AccessKey, ours.SecretKey, ours.SessionToken));
        Assert.Equal(Text("region") ?? S3Connection.DefaultRegion, connection.Region);
        // boto3 goes to the old address of us-east-1, which is the same store.
        Assert.Equal(Text("endpoint")!.Replace("//s3.amazonaws.com", "//s3.us-east-1.amazonaws.com", StringComparison.Ordinal),
            connection.Endpoint.Origin.ToString());

        string? Text(string name) => theirs.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("work", "AWSWORK")]
    [InlineData(" work ", "AWSWORK")]
    [InlineData("both", "STORED")]
    [InlineData("BOTH", "STORED")]
    [InlineData("WORK", null)]
    [InlineData("nobody", null)]
    public async Task A_name_is_a_stored_profile_or_else_a_shared_one(string name, string? accessKey)
    {
        _world.Write(".aws/credentials", "[work]\naws_access_key_id=AWSWORK\naws_secret_access_key=s\n"
            + "[both]\naws_access_key_id=AWSBOTH\naws_secret_access_key=s\n");
        _world.Store.Set("both", new ConnectionSettings("test") { ["Url"] = "http://h", ["AccessKey"] = "STORED", ["SecretKey"] = "s" });
        foreach ((string? named, string? ofSession) in new[] { (name, (string?)null), (null, name) })
        {
            ConnectionSettings Found() => ConnectionSources.Resolve(null, named, ofSession, _world.Context);
            if (accessKey is not null) Assert.Equal(accessKey, (await _world.CredentialsAsync(Found())).AccessKey);
            else Assert.Contains($"no profile '{name}'", Assert.Throws<S3ConfigurationException>(Found).Message, StringComparison.Ordinal);
        }
    }

    private async Task<(S3Connection Connection, Credentials Credentials)> OursAsync(string? profile)
    {
        ConnectionSettings settings = profile is null
            ? ConnectionSources.Resolve(null, null, null, _world.Context)
            : new ConnectionSettings("test") { ["AwsProfile"] = profile };
        S3Connection connection = _world.Connect(settings);
        return (connection, await connection.Credentials.GetAsync(_world.Now, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<JsonElement?>> AskBotoAsync()
    {
        TestWorld[] worlds = AwsFilesCase.All.Select(_ => new TestWorld()).ToArray();
        for (int i = 0; i < worlds.Length; i++) AwsFilesCase.All[i].Build(worlds[i], s_services.Url);
        string question =
            JsonSerializer.Serialize(
                AwsFilesCase.All.Select((c, i) => new { environment = worlds[i].Environment, profile = c.Profile, code = c.Code }));
        (int exit, string output) =
            await Programs.RunAsync("python3", [System.IO.Path.Combine(Repository.Root, "tests", "servers", "aws_files.py")],
                input: question);
        foreach (TestWorld world in worlds) world.Dispose();
        Assert.SkipWhen(output.Contains("No module named 'boto3'", StringComparison.Ordinal), "Python has no boto3.");
        Assert.True(exit == 0, output);
        return JsonDocument.Parse(output).RootElement.EnumerateArray().Select(e => (JsonElement?)e).ToList();
    }
}
