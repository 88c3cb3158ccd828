using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// A sequence that can be left although it is still busy with its next item: a pipe may be silent for hours. It is never asked for another
/// one meanwhile; whoever asks next waits for that one.
/// </summary>
internal sealed class Feed<T>(IAsyncEnumerator<T> source) : IAsyncDisposable
{
    private Task<bool>? _moving;
    private bool? _peeked;

    public T Current => source.Current;

    /// <summary>Makes the first item the current one; it is still the first for who moves on.</summary>
    public async ValueTask PeekAsync(CancellationToken cancellationToken) =>
        _peeked = await MoveNextAsync(cancellationToken).ConfigureAwait(false);

    /// <exception cref="OperationCanceledException">The token ended the wait; the sequence itself may go on for a while.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_peeked is { } known)
        {
            _peeked = null;
            return known;
        }
        Task<bool> moving = _moving ??= source.MoveNextAsync().AsTask();
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetCanceled(cancellationToken)))
            await Task.WhenAny(moving, stopped.Task).ConfigureAwait(false);
        if (!moving.IsCompleted) await stopped.Task.ConfigureAwait(false);
        _moving = null;
        return await moving.ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (_moving is not { } moving) return source.DisposeAsync();
        _ = EndAsync(moving);
        return default;
    }

    private async Task EndAsync(Task<bool> moving)
    {
        try
        {
            if (await moving.ConfigureAwait(false)) (source.Current as IDisposable)?.Dispose();
            await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }
    }
}
