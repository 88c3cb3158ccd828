using System;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Fluent;

/// <summary>Work that a command inside of another waits for, and how it ended.</summary>
internal sealed class PendingWork(Func<CancellationToken, Task> work)
{
    private bool _hasEnded;

    /// <summary>What ended it, when it did not end by itself.</summary>
    public Exception? Failure { get; set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await work(cancellationToken).ConfigureAwait(false);
        _hasEnded = true;
    }

    /// <summary>Throws what ended the work.</summary>
    /// <exception cref="PipelineStoppedException">It was stopped.</exception>
    public void Finish()
    {
        if (Failure is not null) ExceptionDispatchInfo.Capture(Failure).Throw();
        if (!_hasEnded) throw new PipelineStoppedException();
    }
}
