using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Logs;

/// <summary>
/// Server access logs: lines are gathered, and some seconds after the first of a bucket they become an object in the bucket that it names.
/// As of the real service, a log is no proof: lines are lost when the process is killed.
/// </summary>
internal sealed class AccessLogs : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private readonly Store _store;
    private readonly Identities _identities;
    private readonly string _region;
    private readonly Func<DateTimeOffset> _now;
    private readonly Dictionary<string, Batch> _batches = new();
    private readonly Timer _timer;
    private readonly object _delivering = new();

    public AccessLogs(Store store, Identities identities, string region, Func<DateTimeOffset> now)
    {
        (_store, _identities, _region, _now) = (store, identities, region, now);
        _timer = new Timer(_ => Deliver(all: false), null, s_pause, s_pause);
    }

    /// <summary>Takes a line in.</summary>
    public void Add(Bucket bucket, string line)
    {
        lock (_batches)
        {
            if (!_batches.TryGetValue(bucket.Name, out Batch? batch)) _batches[bucket.Name] = batch = new(_now());
            batch.Lines.Add(line);
        }
    }

    /// <summary>Delivers what was gathered, and gathers nothing more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Deliver(all: true);
    }

    private void Deliver(bool all)
    {
        lock (_delivering)
        {
            foreach (var (name, batch) in Due(all))
            {
                try
                {
                    Deliver(name, batch);
                }
                catch (Exception)
                {
                    // The target is gone or its disk is full: nobody waits for a log. Passed on, it would end the process with the thread.
                }
            }
        }
    }

    private List<KeyValuePair<string, Batch>> Due(bool all)
    {
        lock (_batches)
        {
            if (_batches.Count == 0) return [];
            DateTimeOffset now = _now();
            List<KeyValuePair<string, Batch>> due = [.. _batches.Where(b => all || now - b.Value.Begun >= s_delay || now < b.Value.Begun)];
            foreach (var (name, _) in due) _batches.Remove(name);
            return due;
        }
    }

    private void Deliver(string name, Batch batch)
    {
        if (_store.Find(name) is not { } source || LogTarget.Of(source.Settings) is not { } target) return;
        if (_store.Find(target.Bucket) is not { } bucket || bucket.Settings.OwnerOrLocal.Id != source.Settings.OwnerOrLocal.Id) return;
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(batch.Lines.Select(static line => line + "\n")));
        string account = _identities.AccountOf(source.Settings.OwnerOrLocal) ?? "-";
        DateTimeOffset now = _now();
        string key = target.KeyOf(source, account, source.Settings.Location ?? _region, now, bucket.NewId().ToUpperInvariant());
        using Draft draft = bucket.NewDraft();
        using var memory = new MemoryStream(bytes);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        BlockPump.Run(memory, bytes.Length, draft.Stream, long.MaxValue, md5.AppendData, null);
        bucket.Put(new ObjectVersion
        {
            Key = key, Modified = now, Size = bytes.Length, ETag = ETags.Of(md5.GetHashAndReset()),
            Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" },
        }, draft, static _ => { });
    }

    private sealed class Batch(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;

        public List<string> Lines { get; } = new();
    }
}
