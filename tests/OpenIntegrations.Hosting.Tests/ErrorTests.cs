using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"code":-1,"message":"AsyncKey not found","key":"x"}""", HostingFaultKind.Refused, "AsyncKey not found (code -1).")]
    [InlineData("""{"result":-1,"error":"No such account"}""", HostingFaultKind.Refused, "No such account.")]
    [InlineData("""{"result":"-1","error":"No such account"}""", HostingFaultKind.Refused, "No such account.")]
    [InlineData("""{"result":"ERROR","error":"Invalid API key"}""", HostingFaultKind.Unauthorized, "Invalid API key.")]
    [InlineData("""{"result":"Error","message":"Bucket exists"}""", HostingFaultKind.Refused, "Bucket exists.")]
    [InlineData("""{"Result":"error","Message":"Bucket exists"}""", HostingFaultKind.Refused, "Bucket exists.")]
    [InlineData("""{"result":"OK","error":"Half done"}""", HostingFaultKind.Refused, "Half done.")]
    [InlineData("""{"result":"OK","code":"17"}""", HostingFaultKind.Refused, "code 17.")]
    [InlineData("""{"result":2}""", HostingFaultKind.Refused, "The result is '2'.")]
    [InlineData("""{"result":false,"error":{"code":5,"message":"Deep"}}""", HostingFaultKind.Refused, "Deep.")]
    [InlineData("""{"error":["a","b"]}""", HostingFaultKind.Refused, "a; b.")]
    [InlineData("""{"error":{"reason":"x","secret":"hush"}}""", HostingFaultKind.Refused, """{"reason":"x","secret":"***"}.""")]
    [InlineData("""{"result":"ERROR","error":"You are not authorized!"}""", HostingFaultKind.Unauthorized, "You are not authorized!")]
    [InlineData("""{"result":"ERROR","error":"Token is invalid"}""", HostingFaultKind.Unauthorized, "Token is invalid.")]
    [InlineData("""{"result":"ERROR","error":"Rate limit exceeded"}""", HostingFaultKind.RateLimited, "Rate limit exceeded.")]
    [InlineData("""{"result":"ERROR"}""", HostingFaultKind.Refused, "The result is 'ERROR'.")]
    public async Task A_refusal_is_understood_in_every_shape(string body, HostingFaultKind kind, string message)
    {
        using var world = new World();
        world.Provider.Actions["create_bucket"] = _ => HostingProvider.Json(body);
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.CreateBucket));
        Assert.Equal(kind, failure.Kind);
        Assert.StartsWith("create_bucket: " + message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(body, failure.GetAnswer()!.Text);
    }

    [Theory]
    [InlineData("""{"result":"OK"}""")]
    [InlineData("""{"result":"ok","message":"done"}""")]
    [InlineData("""{"result":1}""")]
    [InlineData("""{"result":"0","code":0}""")]
    [InlineData("""{"result":"OK","code":null,"error":""}""")]
    [InlineData("""{"result":"OK","code":"0","error":[]}""")]
    [InlineData("""{"result":"OK","error":{},"message":[]}""")]
    [InlineData("""{"result":"OK","error":false,"message":{"a":1}}""")]
    [InlineData("""{"result":[]}""")]
    [InlineData("[]")]
    [InlineData("""[{"name":"b"}]""")]
    public async Task A_success_is_understood_in_every_shape(string body)
    {
        using var world = new World();
        world.Provider.Actions["create_bucket"] = _ => HostingProvider.Json(body);
        Assert.Equal(200, (await world.SendAsync(HostingActions.CreateBucket)).Status);
    }

    [Theory]
    [InlineData(403, """{"error":"No rights"}""", HostingFaultKind.Refused, "get_users: HTTP 403. No rights.")]
    [InlineData(404, "<html><body><h1>Not Found</h1></body></html>", HostingFaultKind.Refused, "get_users: HTTP 404. Not Found.")]
    [InlineData(400, "", HostingFaultKind.Refused, "get_users: HTTP 400. The answer is empty.")]
    [InlineData(200, "<!DOCTYPE html>\n<title>Maintenance</title>\n  <p>Back   soon</p>", HostingFaultKind.Unreadable,
        "get_users: HTTP 200, and the answer is no JSON: Maintenance Back soon.")]
    [InlineData(200, "", HostingFaultKind.Unreadable, "get_users: HTTP 200, and the answer is no JSON: The answer is empty.")]
    [InlineData(200, "{\"result\":\"OK\"", HostingFaultKind.Unreadable,
        "get_users: HTTP 200, and the answer is no JSON: {\"result\":\"OK\".")]
    public async Task A_page_in_place_of_json_is_reported_with_its_status_and_beginning(int status, string page, HostingFaultKind kind,
        string message)
    {
        using var world = new World();
        world.Provider.Actions["get_users"] = _ => new Answer(status, page).With("Content-Type", "text/html");
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.GetUsers));
        Assert.Equal((kind, message), (failure.Kind, failure.Message));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_answer_that_does_not_end_is_left(bool changes)
    {
        // So many bytes a second that it does not stand still on a busy machine either: only all of it together takes too long.
        using var world = new World(o => o with { Timeout = TimeSpan.FromSeconds(1) });
        HostingAction action = changes ? HostingActions.CreateBucket : HostingActions.GetUsers;
        world.Provider.Actions[action.Name] = _ => HostingProvider.Json("{}" + new string(' ', 100_000)) with
        {
            Pause = TimeSpan.FromMilliseconds(1),
        };
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => world.SendAsync(action));
        Assert.Contains("did not come to its end", failure.Message, StringComparison.Ordinal);
        if (changes) Assert.Equal(HostingFaultKind.OutcomeUnknown, Assert.IsType<HostingException>(failure).Kind);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_answer_that_is_too_large_is_left(bool isPacked)
    {
        byte[] large = new byte[20_000_000];
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(large);
        using var world = new World();
        world.Provider.Actions["get_users"] = _ => isPacked
            ? new Answer { Bytes = packed.ToArray() }.With("Content-Encoding", "gzip") : new Answer { Bytes = large };
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => world.SendAsync(HostingActions.GetUsers));
        Assert.Contains("larger than the 16777216 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_page_the_beginning_is_shown()
    {
        using var world = new World();
        world.Provider.Actions["get_users"] = _ => new Answer(400, "<p>" + string.Concat(Enumerable.Repeat("word ", 1000)));
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.GetUsers));
        Assert.InRange(failure.Message.Length, 300, 340);
    }

    [Theory]
    [InlineData(HostingProvider.ApiKey)]
    [InlineData("TOKEN")]
    public async Task A_secret_that_the_provider_repeats_is_not_in_the_message_or_the_log(string secret)
    {
        using var world = new World();
        string Secret() => secret == "TOKEN" ? world.Provider.Token : secret;
        world.Provider.Actions["create_order"] = _ => HostingProvider.Json($$"""{"result":"ERROR","error":"invalid token {{Secret()}}"}""");
        var refused = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.CreateOrder));
        Assert.Equal("create_order: invalid token ***. It was not sent again.", refused.Message);
        world.Provider.Actions["get_users"] = _ => new Answer(400, $"<p>{Secret()}</p>");
        var page = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.GetUsers));
        Assert.DoesNotContain(Secret(), page.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(world.Log);
        Assert.DoesNotContain(Secret(), world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_what_was_sent_and_no_secret()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.GetBucketsRmq);
        await world.SendAsync(HostingActions.ShowKey);
        await world.LogOutAsync();
        Assert.Contains("get_buckets_rmq: sending", world.Log, StringComparison.Ordinal);
        Assert.Contains($"POST {world.Provider.Url}s3.php: 200", world.Log, StringComparison.Ordinal);
        foreach (string secret in new[] { HostingProvider.ApiKey, HostingProvider.SecretKey, world.Provider.Token })
            Assert.DoesNotContain(secret, world.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"result":"OK","action":"show_key","key":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"result":"OK","secret_key":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"Result":"OK","Secret_Key":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"result":"OK","message":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"result":"OK","message":"OK","value":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"result":"wJalrXUtnFEMI/K7MDENG"}""")]
    [InlineData("""{"result":{"key":"wJalrXUtnFEMI/K7MDENG"}}""")]
    public async Task A_key_is_found_under_every_likely_name(string body)
    {
        using var world = new World();
        world.Provider.Actions["show_key"] = _ => HostingProvider.Json(body);
        Assert.Equal("wJalrXUtnFEMI/K7MDENG",
            await world.Client.GetKeyAsync("u", "secret_key", static _ => { }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"result":"ERROR"}""", "show_key: The result is 'ERROR'.")]
    [InlineData("""{"result":"ERROR","message":"no such account"}""", "show_key: no such account.")]
    [InlineData("""{"result":"OK","unheard":"wJalrXUtnFEMI/K7MDENG"}""",
        "show_key: the answer has no secret_key that could be recognised.")]
    [InlineData("""{"result":"wJalrXUtnFEMI/K7MDENG","code":3}""", "show_key: code 3.")]
    public async Task A_key_that_does_not_come_is_an_error_without_the_answers_values(string body, string message)
    {
        using var world = new World();
        world.Provider.Actions["show_key"] = _ => HostingProvider.Json(body);
        var failure =
            await Assert.ThrowsAsync<HostingException>(() =>
                world.Client.GetKeyAsync("u", "secret_key", static _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public async Task The_keys_of_an_account_come_from_usage_and_else_one_by_one()
    {
        using var world = new World();
        Http.Credentials both = await world.Client.GetCredentialsAsync("u", static _ => { },
            TestContext.Current.CancellationToken);
        Assert.Equal((HostingProvider.AccessKey, HostingProvider.SecretKey), (both.AccessKey, both.SecretKey));
        Assert.Equal(["auth.php login", "get_buckets_rmq"], world.Provider.Arrived);
        world.Provider.Actions["get_buckets_rmq"] = _ => HostingProvider.Json("""{"result":"OK","message":[]}""");
        Http.Credentials single = await world.Client.GetCredentialsAsync("u", static _ => { },
            TestContext.Current.CancellationToken);
        Assert.Equal((HostingProvider.AccessKey, HostingProvider.SecretKey), (single.AccessKey, single.SecretKey));
        Assert.Equal(["get_buckets_rmq", "show_key", "show_key"], world.Provider.Arrived[2..]);
    }
}
