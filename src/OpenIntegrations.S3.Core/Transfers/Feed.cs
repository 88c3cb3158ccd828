using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Transfers;

/// <summary>A sequence that can be left although it is still busy with its next item: a pipe may be silent for hours.</summary>
internal sealed class Feed<T>(IAsyncEnumerator<T> source) : IAsyncDisposable
{
    private Task<bool> _next = Task.FromResult(false);
    private bool? _peeked;

    public T Current => source.Current;

    /// <summary>Makes the first item the current one; it is still the first for who moves on.</summary>
    public async ValueTask PeekAsync(CancellationToken cancellationToken) =>
        _peeked = await MoveNextAsync(cancellationToken).ConfigureAwait(false);

    /// <exception cref="OperationCanceledException">The token ended the wait; the sequence itself may go on for a while.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (_peeked is { } known)
        {
            _peeked = null;
            return known;
        }
        ValueTask<bool> moved = source.MoveNextAsync();
        if (moved.IsCompleted) return await moved.ConfigureAwait(false);
        _next = moved.AsTask();
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetCanceled(cancellationToken)))
            return await (await Task.WhenAny(_next, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (_next.IsCompleted) return source.DisposeAsync();
        _ = EndAsync();
        return default;
    }

    private async Task EndAsync()
    {
        try
        {
            if (await _next.ConfigureAwait(false)) (source.Current as IDisposable)?.Dispose();
            await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }
    }
}
