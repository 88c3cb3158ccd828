using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Lets a cmdlet work on the pool while the pipeline's own thread does what only it may do: write, ask, warn.
/// The worker posts actions; the pipeline drains them. Ctrl+C and <c>Select-Object -First</c> cancel one token.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    // Enough to keep the worker busy, small enough that a slow pipeline holds it back.
    private const int QueueLength = 32;

    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<Action>? _actions;
    private int _pipelineThread;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }

    protected override void ProcessRecord() => Run(ProcessAsync);

    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>The work for one record of the pipeline.</summary>
    protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called on the pipeline's thread with what ended the work.</summary>
    protected abstract void Fail(Exception failure);

    /// <summary>Runs work to its end, on the pool.</summary>
    protected void Run(Func<CancellationToken, Task> work)
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        using var actions = _actions = new BlockingCollection<Action>(QueueLength);
        Task task = Task.Run(async () =>
        {
            try
            {
                await work(_stop.Token).ConfigureAwait(false);
            }
            finally
            {
                actions.CompleteAdding();
            }
        });
        try
        {
            foreach (Action action in actions.GetConsumingEnumerable()) action();
        }
        catch
        {
            // The pipeline wants no more: the worker may be waiting for room in the queue.
            _stop.Cancel();
            Abandon(task);
            throw;
        }
        Finish(task);
    }

    /// <summary>Has the pipeline do something, in order with everything else that is posted.</summary>
    protected void Post(Action action) => _actions!.Add(action, _stop.Token);

    /// <summary>Like <see cref="Post"/>, and waits until it is done: for work that should go no further than the pipeline wants.</summary>
    protected async Task PostAsync(Action action)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = _stop.Token.Register(() => done.TrySetCanceled(_stop.Token));
        Post(() =>
        {
            action();
            done.TrySetResult(true);
        });
        await done.Task.ConfigureAwait(false);
    }

    /// <summary>Has the pipeline do something that gives a value or fails, and waits for that.</summary>
    protected async Task<T> CallAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = _stop.Token.Register(() => done.TrySetCanceled(_stop.Token));
        Post(() =>
        {
            try
            {
                done.TrySetResult(function());
            }
            catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
            {
                done.TrySetException(e);
            }
        });
        return await done.Task.ConfigureAwait(false);
    }

    /// <summary>Has the pipeline do something, from whichever thread: at once when this is the pipeline's own.</summary>
    protected void Tell(Action action)
    {
        if (_actions is null || _pipelineThread == Environment.CurrentManagedThreadId) action();
        else Post(action);
    }

    protected void Emit(object? value) => Post(() => WriteObject(value));

    /// <summary>For messages that may come too late to be of interest.</summary>
    protected void TryPost(Action action)
    {
        try
        {
            if (_actions is { IsAddingCompleted: false } actions) actions.TryAdd(action);
        }
        catch (InvalidOperationException)
        {
            // The work ended between the question and the answer.
        }
    }

    private void Finish(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception failure) when (failure is not (PipelineStoppedException or FlowControlException))
        {
            Fail(failure);
        }
    }

    private static void Abandon(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // Nobody is left to hear of it.
        }
    }
}
