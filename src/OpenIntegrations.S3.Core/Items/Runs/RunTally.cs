using System;
using System.Diagnostics;
using System.Threading;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Counts while a job on trees runs. It may be read at any time.</summary>
public sealed class RunTally
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private long _done;
    private long _deleted;
    private long _skipped;
    private long _failed;
    private long _bytes;
    private long _planned;
    private long _plannedBytes;

    public long Done => Volatile.Read(ref _done);

    public long Deleted => Volatile.Read(ref _deleted);

    public long Skipped => Volatile.Read(ref _skipped);

    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Bytes that have gone, also of what is under way.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Things that are to be moved, as far as the plan has come.</summary>
    public long Planned => Volatile.Read(ref _planned);

    public long PlannedBytes => Volatile.Read(ref _plannedBytes);

    /// <summary>Whether the plan has come to its end.</summary>
    public bool IsPlanned { get; internal set; }

    /// <summary>Whether nothing came to an end, good or bad.</summary>
    public bool IsEmpty => Done + Deleted + Skipped + Failed == 0;

    public TimeSpan Elapsed => _time.Elapsed;

    internal void Plan(long bytes)
    {
        Interlocked.Increment(ref _planned);
        Interlocked.Add(ref _plannedBytes, bytes);
    }

    internal void Go(long bytes) => Interlocked.Add(ref _bytes, bytes);

    internal void Count(ItemResult result)
    {
        if (result.Status == ItemStatus.Failed) Interlocked.Increment(ref _failed);
        else if (result.Status == ItemStatus.Skipped) Interlocked.Increment(ref _skipped);
        else if (result.Action == ItemAction.Delete) Interlocked.Increment(ref _deleted);
        else Interlocked.Increment(ref _done);
    }

    internal RunSummary End(Exception? refusal) => new(Done, Deleted, Skipped, Failed, Bytes, Elapsed, refusal);
}
