using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Fluent;

/// <summary>Work on the pool that a pipeline waits for.</summary>
internal sealed class PendingWork(Func<CancellationToken, Task> work) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task? _task;

    /// <summary>Runs it and returns when it ended, in whatever way.</summary>
    public void Run()
    {
        _task = Task.Run(() => work(_stop.Token));
        ((IAsyncResult)_task).AsyncWaitHandle.WaitOne();
    }

    public void Stop() => _stop.Cancel();

    /// <summary>Throws what ended the work.</summary>
    /// <exception cref="PipelineStoppedException">It was stopped.</exception>
    public void Finish()
    {
        if (_stop.IsCancellationRequested || _task is null) throw new PipelineStoppedException();
        _task.GetAwaiter().GetResult();
    }

    public void Dispose() => _stop.Dispose();
}
