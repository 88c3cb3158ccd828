using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>
/// Carries a plan out while it is still being made. What goes wrong with one thing is that thing's result, and the others go on. Deletes
/// come behind everything else, are counted before the first, and none happens where anything failed or could not be read.
/// </summary>
/// <param name="plan">What is to be done.</param>
/// <param name="from">Where the source lies.</param>
/// <param name="to">Where the target lies.</param>
/// <param name="settings">How the bytes go.</param>
[SuppressMessage("Design", "CA1001", Justification = "What is to be disposed lives as long as the run.")]
public sealed class TreeRun(Plan plan, TreeEnd from, TreeEnd to, MoveSettings settings)
{
    internal const string EmptySource =
        "because the source is empty. A source that is not mounted or was mistyped looks just like that.";

    // What is large has several requests of its own, and what passes through here is in memory.
    private const long Large = 1024 * 1024;
    private const int LargeAtOnce = 16;

    private readonly Mover _mover = Mover.Of(from, to, settings);
    private readonly EntrySpool _deletes = new();
    private readonly Eraser? _movedFrom;
    private SemaphoreSlim? _large;

    /// <summary>How many things are under way at the same time; null for as many as the store takes.</summary>
    public int? Degree { get; init; }

    /// <summary>Whether the source goes once its content is at the target.</summary>
    public bool MovesSource { init => _movedFrom = value ? Eraser.Of(from) : null; }

    /// <summary>Whether a step may be taken, asked one after the other in the order of the plan; null for yes.</summary>
    public Func<TreeStep, CancellationToken, ValueTask<bool>>? Wants { get; init; }

    /// <summary>Whether so many things of so many bytes may be deleted; null for yes.</summary>
    public Func<long, long, CancellationToken, Task<bool>>? MayDelete { get; init; }

    /// <summary>What other runs of the same command have written, and this one adds to; null where there are none.</summary>
    public TakenNames? Taken { get; init; }

    /// <summary>Told of each result, from any thread.</summary>
    public Action<ItemResult> Report { get; init; } = static _ => { };

    /// <summary>Told of bytes as they go, from any thread.</summary>
    public Action? Moved { get; init; }

    /// <summary>Whether a failure would be that of all other things, too. The second value tells whether one went through.</summary>
    public Func<Exception, bool, bool> ConcernsAll { get; init; } = static (_, _) => false;

    /// <summary>What was done so far.</summary>
    public RunTally Tally { get; init; } = new();

    /// <exception cref="OperationCanceledException">It was stopped; what was moved until then stays.</exception>
    /// <exception cref="ArgumentException">It would move things onto themselves, which would erase them.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellationToken)
    {
        using EntrySpool deletes = _deletes;
        using SemaphoreSlim large = _large = new SemaphoreSlim(Degree ?? LargeAtOnce);
        if (_movedFrom is not null && TreeJob.AreOnePlace(from, to))
            throw new ArgumentException($"'{from.Address("")}' would be moved onto itself.");
        await Workers<TreeStep>.RunAsync(WantedAsync(cancellationToken), Degree ?? S3Client.MostRequests, TakeAsync, cancellationToken)
            .ConfigureAwait(false);
        Exception? refusal = _deletes.Count == 0 ? null : Refusal();
        if (refusal is null && _deletes.Count > 0) await DeleteAsync(cancellationToken).ConfigureAwait(false);
        return Tally.End(refusal);
    }

    /// <summary>The steps that are taken now. Deletes are kept for the end.</summary>
    private async IAsyncEnumerable<TreeStep> WantedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Tally.IsPlanned = false;
        await foreach (TreeStep step in plan.StepsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (step.Action == StepAction.Delete) _deletes.Add(step.Target!);
            else if (step.Action is StepAction.Skip or StepAction.Conflict) TellUntaken(step);
            else if (step.Action == StepAction.Copy && FaultOfName(step) is { } fault) Tell(step, fault, TimeSpan.Zero, default, 0);
            else if (Wants is null || await Wants(step, cancellationToken).ConfigureAwait(false))
            {
                Tally.Plan(step.Size);
                yield return step;
            }
        }
        Tally.IsPlanned = true;
    }

    private void TellUntaken(TreeStep step)
    {
        if (step.Error is { } error && ConcernsAll(error, Tally.Done + Tally.Skipped > 0)) ExceptionDispatchInfo.Capture(error).Throw();
        Tell(step, step.Error, TimeSpan.Zero, default, 0);
    }

    private Exception? FaultOfName(TreeStep step)
    {
        try
        {
            Taken?.Take(to.NameOf(step.Path), from.NameOf(step.Path));
            return null;
        }
        catch (ArgumentException e)
        {
            return e;
        }
    }

    private async Task TakeAsync(TreeStep step, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        Repeats repeats = Repeats.Begin();
        var counter = new Counter(this);
        try
        {
            Moved moved = await (step.Size < Large ? DoAsync(step, counter, cancellationToken)
                : DoLargeAsync(step, counter, cancellationToken)).ConfigureAwait(false);
            counter.End(moved.Bytes);
            Tell(step, null, time.Elapsed, moved, repeats.Count + 1);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested)
            && !ConcernsAll(e, Tally.Done > 0))
        {
            counter.End(0);
            Tell(step, e, time.Elapsed, default, repeats.Count + 1);
        }
    }

    private async Task<Moved> DoLargeAsync(TreeStep step, Counter counter, CancellationToken cancellationToken)
    {
        await _large!.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await DoAsync(step, counter, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _large.Release();
        }
    }

    private async Task<Moved> DoAsync(TreeStep step, Counter counter, CancellationToken cancellationToken)
    {
        if (step.Action == StepAction.Touch) _mover.Touch(step);
        Moved moved = default;
        if (step.Action == StepAction.MakeFolder) await _mover.MakeFolderAsync(step.Path, cancellationToken).ConfigureAwait(false);
        if (step.Action == StepAction.Copy) moved = await _mover.MoveAsync(step, counter, cancellationToken).ConfigureAwait(false);
        if (_movedFrom is not null) await _movedFrom.EraseMovedAsync(step.Path, step.Source!, cancellationToken).ConfigureAwait(false);
        return moved;
    }

    internal static string Surplus(long count) => $"{count} that only the target has stay there,";

    /// <summary>Why nothing may be deleted.</summary>
    private Exception? Refusal()
    {
        string kept = $"Nothing was deleted: {Surplus(_deletes.Count)}";
        if (plan.IsHollow) return new InvalidOperationException($"{kept} {EmptySource}");
        return Tally.Failed > 0 ? new InvalidOperationException($"{kept} because {Tally.Failed} failed or could not be read.") : null;
    }

    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        using EntrySpool? chosen = Wants is null ? null : await ChosenAsync(Wants, cancellationToken).ConfigureAwait(false);
        EntrySpool wanted = chosen ?? _deletes;
        bool isAllowed = wanted.Count > 0
            && (MayDelete is null || await MayDelete(wanted.Count, wanted.Bytes, cancellationToken).ConfigureAwait(false));
        if (!isAllowed) return;
        await foreach (var (item, error) in Eraser.Of(to).EraseAsync(wanted.Read(), cancellationToken).ConfigureAwait(false))
            Tell(Delete(item), error, TimeSpan.Zero, default, 1);
    }

    private async Task<EntrySpool> ChosenAsync(Func<TreeStep, CancellationToken, ValueTask<bool>> wants,
        CancellationToken cancellationToken)
    {
        var chosen = new EntrySpool();
        try
        {
            foreach (Entry item in _deletes.Read())
            {
                if (await wants(Delete(item), cancellationToken).ConfigureAwait(false)) chosen.Add(item);
            }
            return chosen;
        }
        catch
        {
            chosen.Dispose();
            throw;
        }
    }

    private static TreeStep Delete(Entry item) => new(StepAction.Delete, item.Path, "the source does not have it", null, item);

    private void Tell(TreeStep step, Exception? error, TimeSpan duration, Moved moved, int attempts)
    {
        var result = new ItemResult
        {
            Source = (step.IsOfTarget ? to : from).NameOf(step.Path),
            Destination = step.IsOfTarget ? null : to.Again(step.Path),
            Root = (step.IsOfTarget ? to : from).Address(""),
            Action = ActionOf(step),
            Status = step.Action == StepAction.Skip ? ItemStatus.Skipped : ItemStatus.Done,
            Reason = step.Reason,
            IsSpecial = step.Source?.Kind == EntryKind.Special,
            Bytes = error is null && !step.IsOfTarget ? moved.Bytes : step.Size,
            Duration = duration,
            Attempts = attempts,
            Checksum = moved.Checksum,
        };
        if (error is not null) result = result.Failed(error);
        Tally.Count(result);
        Report(result);
    }

    private ItemAction ActionOf(TreeStep step) => step.Action switch
    {
        StepAction.Copy => _mover.Action,
        StepAction.Conflict when step.Source is { Kind: EntryKind.Item } => _mover.Action,
        StepAction.Touch => ItemAction.SetTime,
        StepAction.MakeFolder => ItemAction.MakeFolder,
        StepAction.Delete => ItemAction.Delete,
        _ => ItemAction.None,
    };

    /// <summary>Adds up what one transfer reports, which begins anew where it is repeated.</summary>
    private sealed class Counter(TreeRun run) : IProgress<TransferProgress>
    {
        private long _last;

        public void Report(TransferProgress value)
        {
            run.Tally.Go(value.Done - Interlocked.Exchange(ref _last, value.Done));
            run.Moved?.Invoke();
        }

        public void End(long bytes) => run.Tally.Go(bytes - Interlocked.Exchange(ref _last, bytes));
    }
}
