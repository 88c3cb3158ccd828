using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>
/// Every fault in the requests of every command on trees. Exit code 0 means that all is as it is without the fault, to the last line and
/// byte; any other has a reason on standard error, and everything is as it was or as it should be.
/// </summary>
public sealed class FaultTests
{
    private const int Always = int.MaxValue;

    // What another attempt mends.
    private static readonly string[] s_passing = ["a reset before it arrives", "503", "500"];

    private static readonly Play[] s_plays =
    [
        new("cp -r {site} s3://bkt/to/", "put", r => r is { Method: "PUT", Query: "" }),
        new("cp -r s3://bkt/from/ {old}", "list", IsList),
        new("cp -r s3://bkt/from/ {old}", "get", IsGet),
        new("cp s3://bkt/from/a {old}", "head", r => r.Method == "HEAD"),
        new("cp -r s3://bkt/from/ s3://bkt/to/", "copy", r => r.Header("x-amz-copy-source") is not null),
        new("mv -r {site} s3://bkt/to/", "put", r => r is { Method: "PUT", Query: "" }),
        new("mv -r s3://bkt/from/ {old}", "get", IsGet),
        new("mv -r s3://bkt/from/ s3://bkt/to/", "delete", r => r.Method is "DELETE" or "POST"),
        new("sync {site} s3://bkt/to/ --delete", "list", IsList),
        new("sync {site} s3://bkt/to/ --delete", "put", r => r is { Method: "PUT", Query: "" }),
        new("sync {site} s3://bkt/to/ --delete", "delete", r => r.Method is "DELETE" or "POST"),
        new("sync s3://bkt/from/ {old} --delete", "list", IsList),
        new("sync s3://bkt/from/ {old} --delete", "get", IsGet),
        new("sync s3://bkt/from/ s3://bkt/to/ --delete", "list of the source",
            r => IsList(r) && r.Query.Contains("from", StringComparison.Ordinal)),
        new("ls -r s3://bkt/from/", "list", IsList),
        new("ls", "list of buckets", r => r is { Method: "GET", Path: "/" }),
        new("find s3://bkt", "list", IsList),
        new("du s3://bkt", "list", IsList),
        new("diff s3://bkt/from/ s3://bkt/to/", "list", IsList),
        new("cat s3://bkt/from/a", "get", IsGet),
        new("rm -r s3://bkt/from/ --force", "list", IsList),
        new("rm -r s3://bkt/from/ --force", "delete", r => r.Method is "DELETE" or "POST"),
        new("rm s3://bkt/from/a", "delete", r => r.Method is "DELETE" or "POST"),
        new("mb s3://other", "put", r => r.Method == "PUT"),
        new("rb -r s3://bkt --force", "delete", r => r.Method is "DELETE" or "POST"),
    ];

    public static TheoryData<string, string> Plays => [.. s_plays.Select(p => (p.Command, p.Request))];

    [Theory, MemberData(nameof(Plays))]
    public async Task Nothing_is_lost_and_no_success_is_wrong(string command, string request)
    {
        Play play = s_plays.Single(p => p.Command == command && p.Request == request);
        (State before, State after, Outcome clean, string content) = await RunAsync(play, null, 0);
        Assert.Equal(play.CleanExit, clean.Exit);
        var wrong = new ConcurrentBag<string>();
        var cells = WireFault.All.Concat(WireFault.OfContent)
            .SelectMany(fault => new[] { (fault, 1), (fault, Always) });
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cell, token) =>
        {
            var (fault, times) = cell;
            (_, State state, Outcome outcome, string got) = await RunAsync(play, fault, times);
            bool mustPass = times == 1 && s_passing.Contains(fault.Name);
            string? problem = outcome.Exit == clean.Exit ? Difference(after, state, play, clean, outcome, content, got)
                : mustPass ? "it failed"
                : outcome.Messages.Length == 0 ? "it failed without a reason"
                : Loss(before, after, state, play);
            if (problem is not null) wrong.Add($"{fault}, {(times == 1 ? "once" : "always")}: {problem}\n   {Said(outcome)}");
        });
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
    }

    private static async Task<(State Before, State After, Outcome Outcome, string Content)> RunAsync(Play play, WireFault? fault, int times)
    {
        using TreeStore store = await TreeStore.WithBucketAsync();
        foreach (var (path, text) in s_site) store.Write("site/" + path, text);
        foreach (var (path, text) in s_old) store.Write("old/" + path, text);
        await store.DoAsync("cp", "-r", store.Full("site"), "s3://bkt/from/");
        await store.DoAsync("cp", "-r", store.Full("old"), "s3://bkt/to/");
        State before = await StateAsync(store);
        int made = store.Log.Count;
        using var proxy = new FaultProxy(store.Url, fault ?? WireFault.All[0], r => fault is not null && play.IsMeant(r), times);
        string basic = store.Basic.Replace(store.Url, proxy.Url, StringComparison.Ordinal).TrimEnd('}')
            + ",'MaxAttempts':3"
            + string.Concat((fault?.IsSilent == true ? WireFault.Impatience : []).Select(s => $",'{s.Name}':{s.Value}")) + "}";
        using var content = new MemoryStream();
        Surroundings around = Oint.Alone with { Output = () => content };
        string[] words = [.. play.Command.Split(' ').Select(w => w.StartsWith('{') ? store.Full(w.Trim('{', '}')) : w)];
        Outcome outcome = await Oint.RunAsync(around, [.. words, "--basic", basic]);
        if (fault is not null) Assert.True(proxy.Met > 0, $"No request was spoiled by '{fault}': {Said(outcome)}");
        else Assert.True(store.Log.Count > made);
        return (before, await StateAsync(store), outcome, Encoding.UTF8.GetString(content.ToArray()));
    }

    private static string Said(Outcome outcome) => $"exit {outcome.Exit}: {outcome.Output}{outcome.Messages}";

    /// <summary>In what a success differs from one without a fault.</summary>
    private static string? Difference(State after, State state, Play play, Outcome clean, Outcome outcome, string content, string got)
    {
        if (state.ToString() != after.ToString()) return $"it left {state}, where {after} is due";
        if (got != content) return $"it wrote '{got}', where '{content}' is due";
        bool isReport = play.Command.Split(' ')[0] is "ls" or "find" or "du" or "diff";
        return isReport && Timeless(outcome.Output) != Timeless(clean.Output) ? $"it said {outcome.Output}" : null;
    }

    // Two worlds are not made in the same second.
    private static string Timeless(string lines) =>
        System.Text.RegularExpressions.Regex.Replace(lines, @"\d{4}-\d\d-\d\d.\d\d:\d\d:\d\d(\.\d+)?Z?", "then");

    /// <summary>What is neither as it was nor as it should be.</summary>
    private static string? Loss(State before, State after, State state, Play play)
    {
        foreach (string place in before.Keys.Concat(after.Keys).Concat(state.Keys).Distinct())
        {
            string? now = state.GetValueOrDefault(place);
            if (now != before.GetValueOrDefault(place) && now != after.GetValueOrDefault(place)) return $"'{place}' is now '{now}'";
        }
        if (!play.Command.StartsWith("rm", StringComparison.Ordinal) && !play.Command.StartsWith("rb", StringComparison.Ordinal))
        {
            string? lost = before.Values.Except(s_old.Values).FirstOrDefault(text => !state.ContainsValue(text));
            if (lost is not null) return $"'{lost}' is nowhere any more";
        }
        bool mayDelete = play.Request == "delete" || !play.Command.Contains("--delete", StringComparison.Ordinal);
        return mayDelete || state.ContainsValue(s_old["surplus"]) ? null : "it deleted though it failed";
    }

    /// <summary>What is in the store and in the folders.</summary>
    private static async Task<State> StateAsync(TreeStore store)
    {
        var state = new State();
        string copy = "state-" + Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(store.Full(copy));
        foreach (string line in (await store.DoAsync("ls")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = line.TrimEnd('/').Split(' ', '/')[^1];
            state["s3://" + name] = "";
            if ((await store.DoAsync("find", "s3://" + name)).Length == 0) continue;
            await store.DoAsync("cp", "-r", "s3://" + name, store.Full(copy + "/" + name));
        }
        foreach (string folder in new[] { "site", "old", copy })
        {
            if (!Directory.Exists(store.Full(folder))) continue;
            foreach (string line in store.Read(folder))
            {
                string[] sides = line.Split('=', 2);
                state[(folder == copy ? "s3" : folder) + "/" + sides[0]] = sides[1];
            }
        }
        Directory.Delete(store.Full(copy), recursive: true);
        return state;
    }

    private static readonly Dictionary<string, string> s_site = new() { ["a"] = "the new a", ["b/c"] = "a new c, longer" };

    private static readonly Dictionary<string, string> s_old = new() { ["b/c"] = "old c", ["surplus"] = "surplus" };

    private static bool IsList(RecordedRequest request) =>
        request.Method == "GET" && request.Query.Contains("list-type", StringComparison.Ordinal);

    private static bool IsGet(RecordedRequest request) => request is { Method: "GET", Query: "" } && request.Path.Length > "/bkt/".Length;

    /// <summary>A command, and which of its requests is spoilt.</summary>
    private sealed record Play(string Command, string Request, Func<RecordedRequest, bool> IsMeant)
    {
        // Two folders that differ are no success.
        public int CleanExit => Command.StartsWith("diff", StringComparison.Ordinal) ? 1 : 0;
    }

    private sealed class State : SortedDictionary<string, string>
    {
        public State()
            : base(StringComparer.Ordinal)
        {
        }

        public override string ToString() => string.Join(", ", this.Select(p => $"{p.Key}={p.Value}"));
    }
}
