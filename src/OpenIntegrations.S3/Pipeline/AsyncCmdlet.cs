using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Lets a cmdlet work on the pool while the pipeline's own thread does what only it may do: write, ask, warn.
/// Ctrl+C and <c>Select-Object -First</c> cancel one token.
/// </summary>
public abstract class AsyncCmdlet : PlainCmdlet, IDisposable
{
    private readonly Pump _pump;
    private readonly Lanes _lanes = new();

    protected AsyncCmdlet() => _pump = new Pump(PumpHost = new CmdletHost(this));

    /// <summary>This cmdlet as those see it who need no cmdlet.</summary>
    private protected IPumpHost PumpHost { get; }

    /// <summary>Whether a record was worked on to its end.</summary>
    private protected bool HasSucceeded { get; private set; }

    /// <summary>Cancelled when the pipeline wants no more.</summary>
    private protected CancellationToken StopToken => _pump.Stopping;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _pump.Dispose();
    }

    protected override void ProcessRecord() => Run(ProcessAsync);

    protected override void EndProcessing() => _pump.Drain();

    protected override void StopProcessing() => _pump.Stop();

    /// <summary>The work for one record of the pipeline.</summary>
    protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called on the pipeline's thread with what ended the work.</summary>
    protected abstract void Fail(Exception failure);

    /// <summary>Called on the pipeline's thread with what ended the work for a record.</summary>
    protected virtual void Fail(Exception failure, object? record) => Fail(failure);

    /// <summary>Runs work to its end, behind all that was started.</summary>
    protected void Run(Func<CancellationToken, Task> work) => Run(null, work);

    /// <summary>Runs the work for a record to its end, behind all that was started.</summary>
    private protected void Run(object? record, Func<CancellationToken, Task> work)
    {
        _pump.Drain();
        Start(record, 1, work, isShort: false);
        _pump.Drain();
    }

    /// <summary>
    /// Starts the work for a record, which goes on while the next records are taken, several at a time. What it needs of the parameters it
    /// must hold already: they are the next record's when it runs.
    /// </summary>
    /// <param name="record">What an error names.</param>
    /// <param name="width">How many may be under way.</param>
    /// <param name="work">The work.</param>
    /// <param name="isShort">Whether it keeps no thread busy for long.</param>
    /// <param name="read">What it reads, and null for nothing that others here may write.</param>
    /// <param name="written">What it writes: two that write the same are done one after the other.</param>
    private protected void Start(object? record, int width, Func<CancellationToken, Task> work, bool isShort, string? read = null,
        string? written = null)
    {
        Func<CancellationToken, Task> inLane = _lanes.Behind(read, written, work);
        _pump.Start(new Turn(failure => Fail(failure, record)), width, async token =>
        {
            await inLane(token).ConfigureAwait(false);
            HasSucceeded = true;
        }, isShort);
    }

    /// <summary>Goes on when all that was started has ended.</summary>
    private protected void Drain() => _pump.Drain();

    /// <summary>Has the pipeline do something, in order with everything else that is posted.</summary>
    protected internal void Post(Action action) => _pump.Post(action);

    /// <summary>Like <see cref="Post"/>, and waits until it is done: for work that should go no further than the pipeline wants.</summary>
    protected internal Task PostAsync(Action action) => _pump.PostAsync(action);

    /// <summary>Has the pipeline do something that gives a value or fails, and waits for that.</summary>
    protected internal Task<T> CallAsync<T>(Func<T> function) => _pump.CallAsync(function);

    /// <summary>Has the pipeline do something, from whichever thread: at once when this is the pipeline's own.</summary>
    protected void Tell(Action action) => _pump.Tell(action);

    protected void Emit(object? value) => _pump.Emit(value);

    /// <summary>For messages that may come too late to be of interest.</summary>
    protected void TryPost(Action action) => _pump.Post(action);
}
