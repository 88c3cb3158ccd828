using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Reads the rest of a long list from several places at the same time, and gives it in its order. A range that proves long is cut in two
/// at a place that is guessed; the first ones first, because they are wanted first. What comes before its turn waits on a shelf.
/// </summary>
/// <param name="open">The list of what lies behind a path, watched like any other.</param>
/// <param name="split">A path between the last one that was read and the end of a range; null for none.</param>
/// <param name="width">How many may be read at the same time.</param>
/// <param name="stop">Ends all lists, those that <paramref name="open"/> gives and the one that is gone on with.</param>
internal sealed class RangedList(Func<string, ListedPages> open, Func<ListRange, string?> split, Func<int> width,
    CancellationTokenSource stop) : IAsyncDisposable
{
    // A cut costs about a request. At first that buys speed, and once enough ranges are there, each has to bring many pages.
    private const int FirstCuts = 1;
    private const int PagesForAFirstCut = 4;
    private const int UsualCuts = 13;
    private const int PagesForACut = 16;

    // Who takes little has little read ahead.
    private const int PagesAhead = 32;
    private const int PagesAheadForEachTaken = 7;
    private const int NextPages = 4;

    private readonly object _gate = new();
    private readonly LinkedList<ListRange> _ranges = new();
    private readonly PageShelf _shelf = new();
    private readonly Seam _seam = new();
    private TaskCompletionSource<bool> _change = Pulse();
    private int _reading;
    private int _resting;
    private int _cuts;
    private long _read;
    private long _taken;
    private long _ahead;

    /// <summary>Goes on with a list, which it closes.</summary>
    /// <param name="whole">The list.</param>
    /// <param name="last">The last path that was read of it.</param>
    public async IAsyncEnumerable<Entry> EntriesAsync(ListedPages whole, string last)
    {
        using CancellationTokenRegistration awakened = stop.Token.Register(Awaken);
        lock (_gate)
        {
            ListRange all = _ranges.AddFirst(new ListRange(last, null) { IsLong = true }).Value;
            Begin(all, whole);
            Cut();
        }
        while (await NextAsync().ConfigureAwait(false) is { } entries)
        {
            foreach (Entry entry in entries) yield return entry;
            if (ListedPages.IsCut(entries)) yield break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        stop.Cancel();
        Awaken();
        for (Task? change = Working(); change is not null; change = Working()) await change.ConfigureAwait(false);
        _shelf.Dispose();
    }

    /// <summary>Ends with the next change; null while nothing is read.</summary>
    private Task? Working()
    {
        lock (_gate) return _reading == 0 ? null : _change.Task;
    }

    /// <summary>The next page of the first range that has one; null behind the last.</summary>
    private async Task<List<Entry>?> NextAsync()
    {
        while (true)
        {
            stop.Token.ThrowIfCancellationRequested();
            Task change;
            lock (_gate)
            {
                if (TakeNext() is { } page) return page;
                if (_ranges.Count == 0) return _seam.FaultAtEnd() is { } fault ? [Rest(fault)] : null;
                change = _change.Task;
            }
            await change.ConfigureAwait(false);
        }
    }

    private List<Entry>? TakeNext()
    {
        for (ListRange? first = _ranges.First?.Value; first is not null; first = _ranges.First?.Value)
        {
            if (first.Pages.Count > 0)
            {
                (_ahead, _taken) = (_ahead - 1, _taken + 1);
                List<Entry> page = _shelf.Take(first.Pages.Dequeue());
                Tell();
                return _seam.FaultOf(page) is { } fault ? [Rest(fault)] : page;
            }
            if (!first.IsRead) break;
            _seam.Pass(first);
            _ranges.RemoveFirst();
            Tell();
        }
        return null;
    }

    private static Entry Rest(Exception fault) => new("", EntryKind.Unknown) { Error = fault };

    private void Begin(ListRange range, ListedPages pages)
    {
        _reading++;
        _ = Task.Run(() => ReadAsync(range, pages));
    }

    private async Task ReadAsync(ListRange range, ListedPages pages)
    {
        try
        {
            await using (pages.ConfigureAwait(false))
            {
                while (!range.IsRead)
                {
                    await RoomAsync(range).ConfigureAwait(false);
                    Take(range, await pages.NextAsync().ConfigureAwait(false));
                }
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Take(range, [Rest(e)]);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
        finally
        {
            lock (_gate)
            {
                range.IsRead = true;
                _reading--;
                Cut();
                Tell();
            }
        }
    }

    private void Take(ListRange range, List<Entry>? page)
    {
        lock (_gate)
        {
            List<Entry> mine = range.Take(page);
            _read++;
            if (mine.Count > 0)
            {
                _ahead++;
                range.Pages.Enqueue(_shelf.Put(mine, IsFirst(range)));
            }
            Cut();
            Tell();
        }
    }

    /// <summary>Waits until a page may be read. Of the first range, that is when the few before it were taken.</summary>
    private async Task RoomAsync(ListRange range)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                stop.Token.ThrowIfCancellationRequested();
                bool hasRoom = IsFirst(range) ? range.Pages.Count < NextPages
                    : _ahead < PagesAhead + (_taken * PagesAheadForEachTaken) && !_shelf.IsFull;
                if (hasRoom) return;
                change = _change.Task;
                _resting++;
                Cut();
            }
            await change.ConfigureAwait(false);
            lock (_gate) _resting--;
        }
    }

    private long MostCuts => Math.Min(FirstCuts + (_read / PagesForAFirstCut), UsualCuts + (_read / PagesForACut));

    private bool IsFirst(ListRange range) => ReferenceEquals(_ranges.First?.Value, range);

    /// <summary>Cuts ranges in two as long as more may be read at the same time.</summary>
    private void Cut()
    {
        if (stop.IsCancellationRequested) return;
        int most = width();
        for (LinkedListNode<ListRange>? node = _ranges.First; node is not null; node = node.Next)
        {
            if (_reading - _resting >= most || _cuts >= MostCuts) return;
            ListRange range = node.Value;
            if (!range.IsLong || range.IsRead) continue;
            range.IsLong = false;
            if (split(range) is not { } place) continue;
            ListRange right = _ranges.AddAfter(node, new ListRange(place, range.End)).Value;
            range.End = place;
            _cuts++;
            Begin(right, open(place));
        }
    }

    private void Awaken()
    {
        lock (_gate) Tell();
    }

    private void Tell()
    {
        TaskCompletionSource<bool> told = _change;
        _change = Pulse();
        told.TrySetResult(true);
    }

    private static TaskCompletionSource<bool> Pulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
