using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint configure</c>, and requests without credentials.</summary>
public sealed class ConfigureTests : IDisposable
{
    private const string Secret = "never-on-a-screen";
    private readonly string _name = "configured-" + Guid.NewGuid().ToString("N");
    private readonly ScriptedServer _server = new(new Answer(200, "<ListAllMyBucketsResult/>"));

    public void Dispose()
    {
        ProfileStore.OfUser().Remove(_name);
        _server.Dispose();
    }

    [Fact]
    public async Task Options_say_it_all_where_nobody_is()
    {
        Outcome outcome = await RunAsync([], "--endpoint-url", _server.Url, "--access-key", "me", "--secret-key", Secret,
            "--region", "eu-1");
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Contains("stored: profile " + _name, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        Assert.Equal((_server.Url, "me", Secret, "eu-1"), Stored());
        Assert.Equal(0, (await Oint.RunAsync("ls", "--profile", _name)).Exit);
        Assert.Contains("Credential=me/", _server.Requests.Single().Header("Authorization"), StringComparison.Ordinal);

        // What is said again is changed, and the rest stays.
        Assert.Equal(0, (await RunAsync([], "--region", "eu-2")).Exit);
        Assert.Equal((_server.Url, "me", Secret, "eu-2"), Stored());
        foreach (string list in new[] { "--list", "list", "list-profiles" })
        {
            Outcome listed = await Oint.RunAsync("configure", list);
            Assert.Contains(_name + ": " + _server.Url, listed.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, listed.Output + listed.Messages, StringComparison.Ordinal);
        }
        Assert.Equal(ExitCode.Usage, (await Oint.RunAsync("configure", "set", "--list")).Exit);
    }

    [Fact]
    public async Task Standard_input_has_the_secret()
    {
        var typed = new Queue<string>([Secret]);
        Surroundings around = Oint.Alone with { Answer = typed.Dequeue };
        Outcome outcome = await Oint.RunAsync(around,
            ["configure", "--profile", _name, "--endpoint-url", _server.Url, "--access-key", "me", "--secret-key", "-"]);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Equal((_server.Url, "me", Secret, null), Stored());
    }

    [Theory]
    [InlineData("", "--endpoint-url")]
    [InlineData("--endpoint-url https://s3.example.org", "--access-key")]
    [InlineData("--endpoint-url https://s3.example.org --access-key me", "--secret-key")]
    public async Task What_lacks_is_named_where_nobody_is(string options, string lacking)
    {
        Outcome outcome = await RunAsync([], options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, outcome.Exit);
        Assert.Contains("lacks " + lacking, outcome.Messages, StringComparison.Ordinal);
        Assert.Null(ProfileStore.OfUser().Find(_name));
    }

    [Fact]
    public async Task Who_is_there_is_asked_and_told_whether_it_works()
    {
        Outcome outcome = await RunAsync([_server.Url, "me", ""]);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Equal((_server.Url, "me", Secret, null), Stored());
        Assert.Contains("The profile works.", outcome.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Messages, StringComparison.Ordinal);

        // Enter leaves what there is; what is asked in addition to what is given is only what lacks.
        Assert.Equal(0, (await RunAsync(["", "", "eu-1"])).Exit);
        Assert.Equal((_server.Url, "me", Secret, "eu-1"), Stored());
    }

    [Fact]
    public async Task Without_credentials_nothing_is_signed()
    {
        foreach (string[] words in new string[][]
        {
            ["ls", "--no-sign-request", "--endpoint-url", _server.Url], ["--no-sign-request", "ls", "--basic", Oint.Basic(_server)],
        })
        {
            Outcome outcome = await Oint.RunAsync(words);
            Assert.True(outcome.Exit == 0, outcome.Messages);
        }
        Assert.Equal(0, (await RunAsync([], "--endpoint-url", _server.Url, "--no-sign-request")).Exit);
        Assert.Equal(0, (await Oint.RunAsync("ls", "--profile", _name)).Exit);
        Assert.Equal(3, _server.Requests.Length);
        Assert.All(_server.Requests, r => Assert.Null(r.Header("Authorization")));
        Outcome link = await Oint.RunAsync("presign", "s3://b/k", "--profile", _name);
        Assert.NotEqual(0, link.Exit);
        Assert.Contains("needs credentials", link.Messages, StringComparison.Ordinal);
    }

    private Task<Outcome> RunAsync(string[] answers, params string[] options)
    {
        var typed = new Queue<string>(answers);
        Surroundings around = Oint.Alone with
        {
            IsPersonThere = answers.Length > 0, Answer = () => typed.Dequeue(), Secret = () => answers[0].Length > 0 ? Secret : "",
        };
        return Oint.RunAsync(around, ["configure", "--profile", _name, .. options]);
    }

    private (string?, string?, string?, string?) Stored()
    {
        ConnectionSettings settings = ProfileStore.OfUser().Find(_name)!;
        return (settings.Text("Url"), settings.Text("AccessKey"), settings.Text("SecretKey"), settings.Text("Region"));
    }
}
