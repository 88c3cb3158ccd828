using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>
/// Reads the pages of a list ahead of whoever takes them. The request for a page leaves as soon as the page before it has told where it
/// begins, which is before that page is converted: so the store, the conversion and the taker work at the same time.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="first">The request for the first page.</param>
/// <param name="paging">How this list names its pages.</param>
/// <param name="known">The first page, where somebody has it already.</param>
/// <param name="ahead">How many pages are asked for before they are wanted.</param>
/// <param name="cancellationToken">Ends the requests.</param>
internal sealed class ReadAhead(S3Client client, S3Request first, Paging paging, S3Answer? known, int ahead,
    CancellationToken cancellationToken)
    : IAsyncDisposable
{
    // One is on its way while the other is converted.
    public const int Usual = 2;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly SemaphoreSlim _room = new(0);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { PlaceOf(first) };
    private readonly List<Task> _orphans = new();
    private readonly ListProgress _progress = new();
    private Task<Page>? _next;
    private int _taken;

    /// <summary>The next page; null when there is no other. Whoever takes a second one is taken for reading on.</summary>
    public async Task<S3Answer?> TakeAsync()
    {
        if (_taken == 0) _next = known is null ? FetchAsync(first) : Task.FromResult(new Page { Answer = known, Next = After(known) });
        if (_next is null) return null;
        _room.Release(++_taken == 2 ? 1 + ahead : 1);
        Page page = await _next.ConfigureAwait(false);
        _next = page.Next;
        // A page that is gone but not yet collected would keep all pages behind it in memory.
        page.Next = null;
        if (page.Answer is not { Error: null } answer) return page.Answer;
        return _progress.FaultOf(answer, _next is not null) is { } fault ? Leave(ListEnd.Broken(answer, fault)) : answer;
    }

    private S3Answer Leave(S3Answer end)
    {
        if (_next is not null)
        {
            lock (_orphans) _orphans.Add(_next);
        }
        _next = null;
        return end;
    }

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        for (Task<Page>? page = _next; page is not null; page = page.Status == TaskStatus.RanToCompletion ? page.Result.Next : null)
            await Task.WhenAny(page).ConfigureAwait(false);
        foreach (Task orphan in _orphans) await Task.WhenAny(orphan).ConfigureAwait(false);
        _room.Dispose();
        _stop.Dispose();
    }

    private async Task<Page> FetchAsync(S3Request request)
    {
        await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
        var page = new Page();
        // An answer that is read a second time tells the same.
        request.Arrived = body => page.Next ??= paging.NextEarly(request, body) is { } early && IsNew(early) ? FetchAsync(early) : null;
        page.Answer = await client.SendAsync(request, _stop.Token).ConfigureAwait(false);
        if (page.Answer.Error is null) page.Next ??= After(page.Answer);
        else if (page.Next is { } early)
        {
            lock (_orphans) _orphans.Add(early);
            page.Next = null;
        }
        return page;
    }

    /// <summary>What comes behind a page: another one, nothing, or the error that there should be one.</summary>
    private Task<Page>? After(S3Answer answer)
    {
        if (paging.Next(answer.Request, answer.Response, answer.Headers) is { } next && IsNew(next)) return FetchAsync(next);
        if (ListEnd.Behind(answer) is { } behind && IsNew(behind)) return FetchAsync(behind);
        return ListEnd.SaysMore(answer) ? Task.FromResult(new Page { Answer = ListEnd.Broken(answer) }) : null;
    }

    // A list that comes back to a page it had goes in circles.
    private bool IsNew(S3Request request)
    {
        lock (_asked) return _asked.Add(PlaceOf(request));
    }

    // A token travels in the query, or in a header.
    private static string PlaceOf(S3Request request) =>
        request.Query + "\n" + string.Join("\n", request.Headers.Select(h => h.Key + ":" + h.Value));

    /// <summary>A page, and the one behind it where there is one.</summary>
    private sealed class Page
    {
        public S3Answer? Answer { get; set; }

        public Task<Page>? Next { get; set; }
    }
}
