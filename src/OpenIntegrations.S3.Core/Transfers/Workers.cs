using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Does the same work with each item of a sequence, a few at a time. The first failure stops the rest.</summary>
internal sealed class Workers<T>(Feed<T> source, Func<T, CancellationToken, Task> work) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ExceptionDispatchInfo? _failure;

    public static async Task RunAsync(IAsyncEnumerable<T> items, int degree, Func<T, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = new Feed<T>(items.GetAsyncEnumerator(stop.Token));
        await using (source.ConfigureAwait(false)) await RunAsync(source, degree, work, stop, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for what is left of a sequence.</summary>
    public static async Task RunAsync(Feed<T> source, int degree, Func<T, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await RunAsync(source, degree, work, stop, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunAsync(Feed<T> source, int degree, Func<T, CancellationToken, Task> work, CancellationTokenSource stop,
        CancellationToken cancellationToken)
    {
        using var workers = new Workers<T>(source, work);
        await Task.WhenAll(Enumerable.Range(0, degree).Select(_ => Task.Run(() => workers.DrainAsync(stop), CancellationToken.None)))
            .ConfigureAwait(false);
        workers._failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _turn.Dispose();

    private async Task DrainAsync(CancellationTokenSource stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                (bool more, T item) = await TakeAsync(stop.Token).ConfigureAwait(false);
                if (!more) return;
                await work(item, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // What the others throw after the stop is only its echo.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            stop.Cancel();
        }
    }

    private async Task<(bool More, T Item)> TakeAsync(CancellationToken token)
    {
        await _turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            bool more = await source.MoveNextAsync(token).ConfigureAwait(false);
            return (more, more ? source.Current : default!);
        }
        finally
        {
            _turn.Release();
        }
    }
}
