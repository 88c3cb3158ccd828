using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Rules;

/// <summary>One rule of a set is changed, and nothing else.</summary>
public sealed class RuleEditTests
{
    private static readonly TestWorld s_world = new();

    private static readonly RuleSet[] s_sets =
    [
        RuleSets.Lifecycle, RuleSets.Cors, RuleSets.Replication, RuleSets.Notification, RuleSets.Policy, RuleSets.BucketTags,
        RuleSets.ObjectTags,
    ];

    /// <summary>Every set with every answer that leaves open what rules there are.</summary>
    public static TheoryData<string, string, Answer> Unknown
    {
        get
        {
            var rows = new TheoryData<string, string, Answer>();
            foreach (RuleSet set in s_sets)
            {
                foreach (var (what, answer) in Unknowns(set)) rows.Add(set.Get.Name, what, answer);
            }
            return rows;
        }
    }

    public static TheoryData<string> Sets => new(s_sets.Select(s => s.Get.Name));

    [Theory, MemberData(nameof(Unknown))]
    public async Task An_answer_that_leaves_open_what_there_is_begins_no_set(string set, string what, Answer answer)
    {
        using var server = new ScriptedServer(answer);
        S3Answer result = await Edit(server, Of(set)).ApplyAsync(d => d.Put(Of(set).Lists[0], Rule(Of(set), "new")), default);
        Assert.True(result.Error is not null, what);
        Assert.All(server.Requests, r => Assert.Equal("GET", r.Method));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task A_set_that_does_not_exist_is_begun(string name)
    {
        RuleSet set = Of(name);
        using var server = Answering(set.Absent.Count > 0 ? Answer.Error(404, set.Absent[0]) : Document(set));
        Assert.Null((await Edit(server, set).ApplyAsync(d => d.Put(set.Lists[0], Rule(set, "new")), default)).Error);
        Assert.Equal(["new"], Names(set, Sent(server)));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task The_rest_stays_as_it_is_and_a_name_is_replaced_in_its_place(string name)
    {
        RuleSet set = Of(name);
        using var server = Answering(Document(set, "a", "b", "c"));
        await Edit(server, set).ApplyAsync(d => d.Put(set.Lists[0], Rule(set, "d")), default);
        Assert.Equal(["a", "b", "c", "d"], Names(set, Sent(server)));
        await Edit(server, set).ApplyAsync(d => d.Put(set.Lists[0], Rule(set, "b")), default);
        Assert.Equal(["a", "b", "c"], Names(set, Sent(server)));
        await Edit(server, set).ApplyAsync(d => d.Remove("b"), default);
        Assert.Equal(["a", "c"], Names(set, Sent(server)));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task A_name_that_there_is_not_is_an_error_and_changes_nothing(string name)
    {
        RuleSet set = Of(name);
        using var server = Answering(Document(set, "a"));
        RuleNotFoundException e = await Assert.ThrowsAsync<RuleNotFoundException>(
            () => Edit(server, set).ApplyAsync(d => d.Remove("A"), default));
        Assert.Contains("'a'", e.Message, StringComparison.Ordinal);
        Assert.All(server.Requests, r => Assert.Equal("GET", r.Method));
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task With_the_last_rule_the_set_goes(string name)
    {
        RuleSet set = Of(name);
        using var server = Answering(Document(set, "a"));
        Assert.Null((await Edit(server, set).ApplyAsync(d => d.Remove("a"), default)).Error);
        Assert.Equal(set.Delete is null ? "PUT" : "DELETE", server.Requests[^1].Method);
        if (set.Delete is null) Assert.Empty(Names(set, Sent(server)));
    }

    [Fact]
    public async Task What_the_table_does_not_know_goes_back_as_it_came()
    {
        const string Own = "<DelMarkerExpiration><Days>5</Days></DelMarkerExpiration>";
        using var server = Answering(new Answer(200,
            $"<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status>{Own}</Rule><Own>x &amp; y</Own></LifecycleConfiguration>"));
        await Edit(server, RuleSets.Lifecycle).ApplyAsync(d => d.Put(RuleSets.Lifecycle.Lists[0], Rule(RuleSets.Lifecycle, "b")), default);
        Assert.Contains(Own, server.Requests[^1].Text, StringComparison.Ordinal);
        Assert.Contains("<Own>x &amp; y</Own>", server.Requests[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_travels_in_a_header_is_sent_along()
    {
        using var server = Answering(Document(RuleSets.Lifecycle, "a").With("x-amz-transition-default-minimum-object-size", "own"));
        await Edit(server, RuleSets.Lifecycle).ApplyAsync(d => d.Put(RuleSets.Lifecycle.Lists[0], Rule(RuleSets.Lifecycle, "b")), default);
        Assert.Equal("own", server.Requests[^1].Header("x-amz-transition-default-minimum-object-size"));
    }

    [Fact]
    public async Task One_statement_may_stand_without_a_list()
    {
        using var server = Answering(new Answer(200, """{"Version":"2008-10-17","Id":"i","Statement":{"Sid":"a","Effect":"Deny"}}"""));
        await Edit(server, RuleSets.Policy).ApplyAsync(d => d.Put(RuleSets.Policy.Lists[0], Rule(RuleSets.Policy, "b")), default);
        Assert.Equal("{\"Version\":\"2008-10-17\",\"Id\":\"i\",\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Deny\"},{\"Sid\":\"b\"}]}",
            server.Requests[^1].Text);
    }

    [Fact]
    public async Task A_name_counts_in_all_lists()
    {
        RuleSet set = RuleSets.Notification;
        using var server = Answering(Document(set, "a", "b"));
        await Edit(server, set).ApplyAsync(d => d.Put(set.Lists[1], Rule(set, "a")), default);
        Assert.Equal(["b", "a"], Names(set, Sent(server)));
    }

    [Fact]
    public async Task What_another_changed_meanwhile_is_noticed_where_the_store_has_conditions()
    {
        int version = 1;
        using var server = new ScriptedServer(request =>
        {
            if (request.Method == "GET") return Document(RuleSets.Cors, $"r{version}").With("ETag", $"\"{version}\"");
            if (request.Header("If-Match") != "\"1\"") return Answer.Done;
            version++;
            return Answer.Error(412, "PreconditionFailed");
        });
        Assert.Null((await AddAsync(server, RuleSets.Cors, "n")).Error);
        Assert.Equal(["r2", "n"], Names(RuleSets.Cors, Sent(server)));
        Assert.Equal("\"2\"", server.Requests[^1].Header("If-Match"));
    }

    [Fact]
    public async Task A_store_that_means_something_else_by_the_condition_is_not_asked_again()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? Document(RuleSets.Cors, "r").With("ETag", "\"e\"")
            : request.Header("If-Match") is null ? Answer.Done : Answer.Error(412, "PreconditionFailed"));
        Assert.Null((await AddAsync(server, RuleSets.Cors, "n")).Error);
        Assert.Equal(4, server.Requests.Length);
    }

    [Fact]
    public async Task Changes_of_one_process_do_not_overtake_each_other()
    {
        Answer now = Answer.Error(404, "NoSuchCORSConfiguration");
        using var server = new ScriptedServer(request =>
        {
            if (request.Method == "PUT") now = new Answer(200, request.Text);
            return request.Method == "GET" ? now : Answer.Done;
        });
        RuleSet set = RuleSets.Cors;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Edit(server, set).ApplyAsync(d => d.Put(set.Lists[0], Rule(set, $"r{i}")), default))));
        Assert.Equal(20, Names(set, Sent(server)).Length);
    }

    private static Task<S3Answer> AddAsync(ScriptedServer server, RuleSet set, string name) =>
        Edit(server, set).ApplyAsync(d => d.Put(set.Lists[0], Rule(set, name)), default);

    private static IEnumerable<(string, Answer)> Unknowns(RuleSet set)
    {
        yield return ("denied", Answer.Error(403, "AccessDenied"));
        yield return ("no such bucket", Answer.Error(404, "NoSuchBucket"));
        yield return ("no such object", Answer.Error(404, "NoSuchKey"));
        yield return ("a bare 404", new Answer(404));
        yield return ("the page of a proxy", new Answer(404, "<html><body>no such thing</body></html>").With("Content-Type", "text/html"));
        yield return ("a page that is good", new Answer(200, "<html><body>hello</body></html>").With("Content-Type", "text/html"));
        yield return ("nothing", new Answer());
        yield return ("no content", new Answer(204));
        yield return ("a list", new Answer(200, "<ListBucketResult/>"));
        yield return ("a failure", new Answer(400, "<Error><Code>InternalError</Code></Error>"));
        yield return ("a document that is cut", Cut(Document(set, "a", "b")));
        foreach (string code in set.Absent)
        {
            yield return ("an error that is cut", new Answer(404, $"<Error><Code>{code}</Code><Mess"));
            yield return ("another status", Answer.Error(403, code));
            yield return ("a good status", Answer.Error(200, code));
        }
        foreach (RuleSet other in s_sets.Where(o => o.Absent.Count > 0 && (set.Absent.Count == 0 || o.Absent[0] != set.Absent[0])))
            yield return ("the word for another set", Answer.Error(404, other.Absent[0]));
    }

    private static Answer Cut(Answer whole) => new(200, whole.Body[..^(whole.Body.Length / 3)]);

    private static RuleSet Of(string name) => s_sets.Single(s => s.Get.Name == name);

    private static RuleEdit Edit(ScriptedServer server, RuleSet set) => new(new S3Client(S3Connection.Create(
        new ConnectionSettings("test")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1,
        }, s_world.Context)), set, route => route.Bind(hole => hole switch { "Bucket" => "b", "Key" => "k", _ => null }));

    private static ScriptedServer Answering(Answer read) => new(request => request.Method == "GET" ? read : Answer.Done);

    private static TreeMap Rule(RuleSet set, string name) => new() { { set.Name, name } };

    private static Answer Document(RuleSet set, params string[] names)
    {
        if (set.Put.RequestRoot is not { } root)
            return new Answer(200, $"{{\"Statement\":[{string.Join(",", names.Select(n => $"{{\"Sid\":\"{n}\"}}"))}]}}");
        string inside = string.Concat(names.Select(n => $"<{set.Lists[0][^1]}><{set.Name}>{n}</{set.Name}></{set.Lists[0][^1]}>"));
        foreach (string around in set.Lists[0].Take(set.Lists[0].Length - 1)) inside = $"<{around}>{inside}</{around}>";
        return new Answer(200, $"<{root}>{inside}</{root}>").With("Content-Type", "application/xml");
    }

    private static RecordedRequest Sent(ScriptedServer server) => server.Requests.Last(r => r.Method == "PUT");

    private static string[] Names(RuleSet set, RecordedRequest sent)
    {
        TreeMap tree = set.Put.RequestRoot is { } root ? XmlTree.Read(sent.Text).GetMap(root)! : (TreeMap)JsonTree.Read(sent.Text)!;
        return [.. set.Lists.SelectMany(list => tree.GetMaps(list)).Select(rule => rule.GetText(set.Name)!)];
    }
}
