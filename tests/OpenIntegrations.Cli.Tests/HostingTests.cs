using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

/// <summary><c>oint s3hosting</c>: the actions and parameters of the provider's documentation, JSON out.</summary>
public sealed class HostingTests : IDisposable
{
    private readonly HostingProvider _provider = new();

    public static TheoryData<string> Actions => new(HostingActions.All.Select(a => a.Name));

    public void Dispose() => _provider.Dispose();

    [Theory, MemberData(nameof(Actions))]
    public async Task Every_action_is_sent_by_its_name_and_the_names_of_its_parameters(string name)
    {
        HostingAction action = HostingActions.Find(name)!;
        var values =
            action.Parameters.ToDictionary(p => p.Name,
                p => p switch { { Choices: { } choices } => choices[0], { Kind: HostingValue.Number } => "7",
                    { Kind: HostingValue.Date } => "2024-01-31", _ => "a b" });
        Outcome outcome = await RunAsync([name, .. values.SelectMany(v => new[] { "--" + v.Key, v.Value })]);
        Assert.Equal((0, ""), (outcome.Exit, outcome.Messages));
        Assert.Equal("OK", outcome.Json.GetProperty("result").GetString());
        Assert.Equal(["auth.php login", name, "auth.php logout"], _provider.Arrived);
        Assert.Equal(values.Prepend(new("token", _provider.Token)).Prepend(new("action", name)),
            HostingProvider.Fields(_provider.Requests[0]));
    }

    [Theory, MemberData(nameof(Actions))]
    public async Task The_help_has_every_parameter_and_what_is_not_known(string name)
    {
        HostingAction action = HostingActions.Find(name)!;
        Outcome help = await Oint.RunAsync("s3hosting", name, "--help");
        Assert.Equal(0, help.Exit);
        Assert.All(action.Parameters, p => Assert.Contains($"--{p.Name} ", help.Output, StringComparison.Ordinal));
        Assert.Equal(action.Unknown is not null, help.Output.Contains("Not known: ", StringComparison.Ordinal));
        Assert.DoesNotContain('\0', help.Output);
    }

    [Fact]
    public async Task The_list_has_every_action()
    {
        Outcome list = await Oint.RunAsync("s3hosting");
        Assert.All(HostingActions.All, a => Assert.Contains(a.Name, list.Output, StringComparison.Ordinal));
        Assert.Contains("s3hosting", (await Oint.RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_says_what_would_be_sent_and_sends_nothing()
    {
        Outcome outcome = await RunAsync("create_order", "--plan_id", "2", "--bucket_name", "b", "--location", "NL", "--test");
        Assert.Equal("""{"action":"create_order","token":"…","plan_id":"2","bucket_name":"b","location":"NL"}""",
            JsonTree.Write(JsonTree.Read(outcome.Json.GetProperty("request").GetProperty("form")), indented: false));
        Assert.Equal(_provider.Url + "s3.php", outcome.Json.GetProperty("request").GetProperty("url").GetString());
        Assert.DoesNotContain(HostingProvider.ApiKey, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(_provider.Arrived);
    }

    [Fact]
    public async Task The_secret_key_is_printed_on_demand_only()
    {
        Outcome usage = await RunAsync("get_buckets_rmq", "--s3uid", "u");
        Assert.Equal("***", usage.Json.GetProperty("secret_key").GetString());
        Outcome all = await RunAsync("get_buckets_rmq", "--s3uid", "u", "--secrets", "true");
        Assert.Equal(HostingProvider.SecretKey, all.Json.GetProperty("secret_key").GetString());
        Outcome key = await RunAsync("show_key", "--s3uid", "u", "--s3_key", "secret_key");
        Assert.Equal(HostingProvider.SecretKey, key.Json.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Debug_keeps_the_secrets()
    {
        Outcome outcome = await RunAsync("get_buckets_rmq", "--s3uid", "u", "--debug");
        Assert.Contains("s3.php: 200", outcome.Messages, StringComparison.Ordinal);
        foreach (string secret in new[] { HostingProvider.ApiKey, HostingProvider.SecretKey, _provider.Token })
            Assert.DoesNotContain(secret, outcome.Messages + outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_is_sent_once()
    {
        _provider.Next(HostingProvider.Cut);
        Outcome outcome = await RunAsync("delete_account", "--s3uid", "u");
        Assert.Equal((99, ""), (outcome.Exit, outcome.Output));
        Assert.Contains("delete_account: ", outcome.Messages, StringComparison.Ordinal);
        Assert.Contains("It was not sent again", outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(["auth.php login", "delete_account", "auth.php logout"], _provider.Arrived);
    }

    [Fact]
    public async Task A_token_serves_several_commands_until_it_is_ended()
    {
        Outcome login = await Oint.RunAsync("s3hosting", "login", "--key", HostingProvider.ApiKey, "--url", _provider.Url);
        string token = login.Json.GetProperty("token").GetString()!;
        Assert.Equal(0, (await Oint.RunAsync("s3hosting", "list_plans", "--token", token, "--url", _provider.Url)).Exit);
        Assert.Equal(0, (await Oint.RunAsync("s3hosting", "logout", "--token", token, "--url", _provider.Url)).Exit);
        Assert.Equal(["auth.php login", "list_plans", "auth.php logout"], _provider.Arrived);
    }

    [Fact]
    public async Task A_profile_holds_the_key()
    {
        string name = "hoster-" + Guid.NewGuid().ToString("N");
        var settings = new TreeMap { { "HostingApiKey", HostingProvider.ApiKey }, { "HostingUrl", _provider.Url } };
        ProfileStore.OfUser().Set(name, ConnectionSettings.FromTree(settings, "test"));
        try
        {
            Assert.Equal(0, (await Oint.RunAsync("s3hosting", "list_plans", "--profile", name)).Exit);
            Outcome nobody = await Oint.RunAsync("s3hosting", "list_plans", "--url", _provider.Url);
            Assert.Equal(99, nobody.Exit);
            Assert.Contains("Say who you are: --token, --key, --profile", nobody.Messages, StringComparison.Ordinal);
        }
        finally
        {
            ProfileStore.OfUser().Remove(name);
        }
    }

    [Theory]
    [InlineData("create_order needs --location", "create_order", "--plan_id", "1", "--bucket_name", "b")]
    [InlineData("max_keys is '101'; it must be a whole number up to 100", "get_files", "--s3uid", "u", "--bucket_name", "b", "--max_keys",
        "101")]
    [InlineData("--config has no setting 'speed'", "list_plans", "--config", "{'speed':1}")]
    public async Task What_cannot_be_sent_is_said(string message, params string[] words)
    {
        Outcome outcome = await RunAsync(words);
        Assert.Equal(99, outcome.Exit);
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(_provider.Arrived);
    }

    private Task<Outcome> RunAsync(params string[] words) =>
        Oint.RunAsync(["s3hosting", .. words, "--key", HostingProvider.ApiKey, "--url", _provider.Url]);
}
