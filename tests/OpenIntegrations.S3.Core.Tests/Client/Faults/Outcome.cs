using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>What became of a deed under a fault.</summary>
/// <param name="Failure">What the client says: an error's code, or the kind of an exception; null when it says that all is well.</param>
/// <param name="IsTrue">Whether it is as the client says when it says that all is well.</param>
/// <param name="Sent">How often the request itself was sent.</param>
/// <param name="Asked">How often the store was asked for what it has.</param>
internal sealed record Outcome(string? Failure, bool IsTrue, int Sent, int Asked)
{
    /// <summary>Plays a deed against a store whose first answer, or each of whose answers, is spoilt.</summary>
    public static async Task<Outcome> PlayAsync(Deed deed, IDeedStore store, Fault fault, bool always, params (string, object?)[] settings)
    {
        deed.Prepare(store);
        string method = deed.Make(store).Method;
        int sent = 0;
        bool IsSpoilt() => Interlocked.Increment(ref sent) == 1 || always;
        using var server = new ScriptedServer(request =>
        {
            if (request.Method != method || fault.InRequest is not null || !IsSpoilt()) return store.Answer(request);
            return fault.Spoil(fault.CarriedOut ? store.Answer(request) : new Answer());
        })
        {
            Breaks = request => request.Method == method && fault.InRequest is not null && IsSpoilt() ? fault.InRequest : null,
        };
        string? read = null, failure = null;
        try
        {
            read = await deed.RunAsync(Client(server, fault.IsSlow, settings), store);
        }
        catch (S3RequestFailedException e)
        {
            failure = e.Code;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or InvalidOperationException)
        {
            failure = e.GetType().Name;
        }
        bool isTrue = failure is not null || (deed.IsDone(store) && (deed.Expected is null || deed.Expected == read));
        return new Outcome(failure, isTrue, sent, server.Requests.Count(r => r.Method != method));
    }

    /// <summary>All that can happen to a deed.</summary>
    public static async Task<IReadOnlyDictionary<(string Fault, bool Always), Outcome>> OfAsync(Deed deed)
    {
        var outcomes = await PlayAllAsync(deed, isSlow: false);
        foreach (var (play, outcome) in (await s_slow.Value)[deed.Name]) outcomes.Add(play, outcome);
        return outcomes;
    }

    // What takes seconds each takes no longer together.
    private static readonly Lazy<Task<Dictionary<string, Dictionary<(string Fault, bool Always), Outcome>>>> s_slow = new(async () =>
    {
        var all = await Task.WhenAll(Deed.All.Select(d => PlayAllAsync(d, isSlow: true)));
        return Deed.All.Zip(all).ToDictionary(p => p.First.Name, p => p.Second);
    });

    private static async Task<Dictionary<(string Fault, bool Always), Outcome>> PlayAllAsync(Deed deed, bool isSlow)
    {
        var plays = Fault.All.Where(f => f.IsSlow == isSlow).SelectMany(f => new[] { (Fault: f, Always: false), (Fault: f, Always: true) })
            .ToArray();
        Outcome[] outcomes = await Task.WhenAll(plays.Select(p => PlayAsync(deed, new MiniStore(), p.Fault, p.Always)));
        return plays.Zip(outcomes).ToDictionary(p => (p.First.Fault.Name, p.First.Always), p => p.Second);
    }

    private static S3Client Client(ScriptedServer server, bool isSlow, (string Name, object? Value)[] more)
    {
        var settings = new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 3,
            ["RefusesUnknownSubResources"] = true };
        if (isSlow) (settings["FirstByteTimeout"], settings["IdleTimeout"]) = (6, 6);
        foreach (var (name, value) in more) settings[name] = value;
        return new(S3Connection.Create(settings));
    }
}
