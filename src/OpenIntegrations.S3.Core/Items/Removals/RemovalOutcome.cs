using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>What the answers to a batch of deletions say of each item in it. What no answer speaks of is not known to be gone.</summary>
/// <param name="batch">The items, of one bucket.</param>
internal sealed class RemovalOutcome(IReadOnlyList<Found> batch)
{
    private readonly Exception?[] _errors = new Exception?[batch.Count];
    private readonly bool[] _isTold = new bool[batch.Count];
    private readonly List<Removed> _others = [];

    public IReadOnlyList<Removed> Items => [.. batch.Select((item, at) => new Removed(item, _errors[at])), .. _others];

    public void Take(S3Answer answer)
    {
        Exception? refusal = answer.Error is null ? null : new S3RequestFailedException(answer);
        if (answer.Request.Key is { } key)
        {
            foreach (int at in Of(key, answer.Request.Query["versionId"])) Tell(at, refusal);
            return;
        }
        // The answer was held against what was asked for: whatever it leaves out is an error in it.
        for (int at = 0; at < batch.Count; at++)
        {
            if (XmlKey.CanCarry(batch[at].Key!)) Tell(at, refusal);
        }
        foreach (TreeMap error in answer.Response.GetMap("DeleteResult")?.GetMaps("Error") ?? []) Take(error);
    }

    /// <summary>Of all that was not told of, this is why.</summary>
    public void Fail(Exception failure)
    {
        for (int at = 0; at < batch.Count; at++)
        {
            if (!_isTold[at]) Tell(at, failure);
        }
    }

    private void Take(TreeMap error)
    {
        string key = error.GetText("Key") ?? "", code = error.GetText("Code") ?? "InternalError";
        var failure = new ItemRefusedException(code, $"{code}: {error.GetText("Message")} ({batch[0].Bucket}/{key})");
        string? version = error.GetText("VersionId");
        int[] meant = [.. Of(key, string.IsNullOrEmpty(version) ? null : version, anyVersion: string.IsNullOrEmpty(version))];
        foreach (int at in meant) Tell(at, failure);
        if (meant.Length == 0) _others.Add(new Removed(new Found(batch[0].Bucket, "", new Entry(key, EntryKind.Item)), failure));
    }

    private IEnumerable<int> Of(string key, string? version, bool anyVersion = false)
    {
        // A store that writes a carriage return as it is makes a line feed of it.
        string read = XmlKey.Read(key);
        return Enumerable.Range(0, batch.Count).Where(at =>
            (batch[at].Key == key || (batch[at].Key!.Contains('\r') && XmlKey.Read(batch[at].Key!) == read))
            && (anyVersion || batch[at].Entry.VersionId == version || version is not null && batch[at].Entry.VersionId is null));
    }

    private void Tell(int at, Exception? failure) => (_isTold[at], _errors[at]) = (true, failure);
}
