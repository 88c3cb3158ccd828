using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

/// <summary>Answers that come by a task of the provider's.</summary>
public sealed class TaskTests
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz012345";
    private const string Callback = $$"""{"result":"OK","callback":"{{Key}}"}""";
    private const string NotReady = $$"""{"result":"Not ready","key":"{{Key}}"}""";
    private const string Usage = """{"message":[{"name":"late","usage":"17"}],"quota":1}""";

    [Theory]
    [InlineData(Callback, $$$"""{"result":"OK","scope":{{{Usage}}},"context":[],"debug":"","key":"x"}""")]
    [InlineData(Callback,
        """{"result":"OK","scope":"{\"message\":[{\"name\":\"late\",\"usage\":\"17\"}],\"quota\":1}","context":{},"key":"x"}""")]
    [InlineData(Callback, $$"""{"result":"OK","scope":[{"name":"late","usage":17}],"key":"x"}""")]
    [InlineData($$"""{"result":"OK","key":"{{Key}}"}""", $$$"""{"result":"OK","scope":{{{Usage}}}}""")]
    [InlineData($$"""{"result":"OK","message":"{{Key}}"}""", $$$"""{"Result":"OK","Scope":{{{Usage}}}}""")]
    public async Task A_task_is_asked_for_until_it_is_done_and_not_after(string first, string last)
    {
        using var world = new World();
        world.Provider.Actions["get_buckets_rmq"] = _ => HostingProvider.Json(first);
        int asked = 0;
        world.Provider.Actions["eq_callback.php"] = _ =>
            HostingProvider.Json(++asked switch { < 3 => NotReady, 3 => last, _ => """{"code":-1,"message":"AsyncKey not found"}""" });
        HostingAnswer answer = await world.SendAsync(HostingActions.GetBucketsRmq);
        TreeMap bucket = Assert.Single(AnswerItems.Only(answer, "message"));
        Assert.Equal(("late", 17L), (bucket["Name"], bucket["Usage"]));
        Assert.Equal(["auth.php login", "get_buckets_rmq", .. Enumerable.Repeat("eq_callback.php check", 3)], world.Provider.Arrived);
        RecordedRequest poll = world.Provider.Server.Requests[^1];
        Assert.Equal("POST /eq_callback.php", poll.ToString());
        Assert.Equal([new("action", "check"), new("key", Key)], HostingProvider.Fields(poll));
        Assert.DoesNotContain(Key, world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_becomes_a_task_is_sent_once()
    {
        using var world = new World();
        world.Provider.Actions["create_order"] = _ => HostingProvider.Json(Callback);
        var answers =
            new Queue<Answer>(
                [HostingProvider.Cut, new(503), HostingProvider.Json(NotReady),
                    HostingProvider.Json("""{"result":"OK","scope":"done","key":"x"}""")]);
        world.Provider.Actions["eq_callback.php"] = _ => answers.Dequeue();
        await world.SendAsync(HostingActions.CreateOrder);
        Assert.Single(world.Provider.Arrived, a => a == "create_order");
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_task_that_fails_is_an_error()
    {
        using var world = new World();
        world.Provider.Actions["delete_bucket"] = _ => HostingProvider.Json(Callback);
        world.Provider.Actions["eq_callback.php"] = _ => HostingProvider.Json("""{"code":-1,"message":"Bucket is locked"}""");
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.DeleteBucket));
        Assert.Equal("delete_bucket: the task failed. Bucket is locked (code -1).", failure.Message);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_told_from_a_task_that_failed()
    {
        using var world = new World();
        world.Provider.Actions["delete_bucket"] = _ => HostingProvider.Json(Callback);
        var answers = new Queue<Answer>([HostingProvider.Cut, HostingProvider.Json("""{"code":-1,"message":"AsyncKey not found"}""")]);
        world.Provider.Actions["eq_callback.php"] = _ => answers.Dequeue();
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.DeleteBucket));
        Assert.Equal(["auth.php login", "delete_bucket", "eq_callback.php check", "eq_callback.php check"], world.Provider.Arrived);
        Assert.Contains("An earlier answer of the provider was lost on the way; the task may be done.", failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_waited_for_only_so_long()
    {
        using var world = new World(o => o with { PollLimit = TimeSpan.FromSeconds(2) });
        world.Provider.Actions["get_users"] = _ => HostingProvider.Json(Callback);
        world.Provider.Actions["eq_callback.php"] = _ => HostingProvider.Json(NotReady);
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.GetUsers));
        Assert.Equal(HostingFaultKind.NotReady, failure.Kind);
        Assert.InRange(world.Provider.Arrived.Count(a => a == "eq_callback.php check"), 2, 110);
    }

    [Fact]
    public async Task A_key_that_looks_like_a_task_is_a_key()
    {
        using var world = new World();
        world.Provider.Actions["show_key"] = _ => HostingProvider.Json($$"""{"result":"OK","key":"{{Key}}"}""");
        Assert.Equal(Key, await world.Client.GetKeyAsync("u", "secret_key", static _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(["auth.php login", "show_key"], world.Provider.Arrived);
    }
}
