using System;
using System.Threading;

namespace OpenIntegrations.Http;

/// <summary>Cancels a request that stands still. Every byte that moves winds it up again.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _source;
    private TimeSpan _limit;
    private string _waitingFor = "";

    public Watchdog(CancellationToken outer)
    {
        _outer = outer;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
    }

    public CancellationToken Token => _source.Token;

    public void Wait(TimeSpan limit, string waitingFor)
    {
        (_limit, _waitingFor) = (limit, waitingFor);
        _source.CancelAfter(limit);
    }

    /// <summary>The error to throw in place of a cancellation: a timeout when nobody else cancelled.</summary>
    public Exception Explain(OperationCanceledException cancelled) => _outer.IsCancellationRequested
        ? new OperationCanceledException(cancelled.Message, cancelled, _outer)
        : new TimeoutException($"{_waitingFor} within {_limit.TotalSeconds:0.#} s.", cancelled);

    public void Dispose() => _source.Dispose();
}
