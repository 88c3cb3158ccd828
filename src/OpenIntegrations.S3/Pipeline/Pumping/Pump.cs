using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// Lets a host work on several records at once while its own thread does what only it may do: write, ask, warn. It lives from the host's
/// first record to its end. Work posts actions; the host's thread does them, record by record in the order of the records.
/// </summary>
/// <param name="host">Whose thread calls <see cref="Start"/> and <see cref="Drain"/>.</param>
internal sealed class Pump(IPumpHost host) : IDisposable
{
    /// <summary>How long what is stopped may take to tidy up behind itself.</summary>
    public static TimeSpan Patience { get; internal set; } = TimeSpan.FromSeconds(30);

    // Records that are done and wait for a slow one before them; their output is small, or they wait with it.
    private const int MaxWaiting = 1024;

    private readonly object _gate = new();
    private readonly Queue<Turn> _turns = new();
    private readonly Queue<Action> _asides = new();
    private readonly CancellationTokenSource _stop = new();
    private int _running;
    private int _waiting;
    private int _failed;
    private int _thread;
    private Func<bool>? _awaited;
    private bool _isPatient;

    /// <summary>Cancelled when the host wants no more.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Whether nothing runs.</summary>
    public bool IsIdle => Volatile.Read(ref _running) == 0;

    /// <summary>
    /// Starts the work for a record, when fewer than so many are under way, and does what is ready to be done. Short work begins on the
    /// host's thread; what may keep it busy begins on the pool.
    /// </summary>
    public void Start(Turn turn, int width, Func<CancellationToken, Task> work, bool isShort)
    {
        if (_thread == 0) Shutdown.Watch(this);
        _thread = Environment.CurrentManagedThreadId;
        // Room for several is made at once: waking up for each is what costs.
        int room = _running < width ? width : Math.Max(1, width - (width / 4));
        Advance(() => _running < room && _turns.Count < MaxWaiting, isPatient: true);
        lock (_gate)
        {
            _stop.Token.ThrowIfCancellationRequested();
            _turns.Enqueue(turn);
            _running++;
        }
        _ = isShort ? LiveAsync(turn, work) : Task.Run(() => LiveAsync(turn, work));
        Advance(static () => true);
    }

    /// <summary>Goes on until all records have ended and have spoken.</summary>
    public void Drain()
    {
        _thread = Environment.CurrentManagedThreadId;
        Advance(() => _turns.Count == 0);
    }

    /// <summary>Does what is asked of the host until a task has ended, however that is.</summary>
    public void Await(Task task)
    {
        _thread = Environment.CurrentManagedThreadId;
        _ = task.ContinueWith(_ =>
        {
            lock (_gate) Wake(isUrgent: true);
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Advance(() => task.IsCompleted);
    }

    /// <summary>Cancels all that runs.</summary>
    public void Stop()
    {
        _stop.Cancel();
        lock (_gate) Monitor.PulseAll(_gate);
    }

    /// <summary>Has the host do something, in the turn of the record that is worked on here.</summary>
    public void Post(Action action) => Enqueue(() => HostFailures.Mark(action), isUrgent: false);

    /// <summary>
    /// Like <see cref="Post"/>, and waits until it is done: for work that should go no further than the host wants. What fails there is the
    /// host's own, and ends all of it.
    /// </summary>
    public async Task PostAsync(Action action)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = _stop.Token.Register(() => done.TrySetCanceled(_stop.Token));
        Enqueue(() =>
        {
            lock (_gate) _waiting--;
            HostFailures.Mark(action);
            done.TrySetResult(true);
        }, isUrgent: true);
        await done.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Has the host do something that gives a value or fails, and waits for that. It is done out of turn: what it is for may be what a
    /// record before waits for.
    /// </summary>
    public async Task<T> CallAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = _stop.Token.Register(() => done.TrySetCanceled(_stop.Token));
        Aside(() =>
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

    /// <summary>Has the host do something out of turn, from whichever thread: at once when this is the host's own.</summary>
    public void Tell(Action action)
    {
        if (_thread == 0 || _thread == Environment.CurrentManagedThreadId) action();
        else Aside(action);
    }

    public void Emit(object? value, bool enumerate = false) => Post(() => host.Write(value, enumerate));

    public void Warn(string message) => Tell(() => host.Warn(message));

    public void Dispose()
    {
        Shutdown.Forget(this);
        if (_turns.Count > 0) Abandon();
        _stop.Dispose();
    }

    private async Task LiveAsync(Turn turn, Func<CancellationToken, Task> work)
    {
        Turn.Current = turn;
        Exception? failure = null;
        try
        {
            await work(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }
        lock (_gate)
        {
            (turn.Failure, turn.HasEnded) = (failure, true);
            _running--;
            if (failure is not null) _failed++;
            // Behind it may be one whose work waits for what it has said already, or one whose failure ends all others.
            Wake(isUrgent: _waiting > 0 || _failed > 0);
        }
    }

    private void Aside(Action action)
    {
        lock (_gate)
        {
            _asides.Enqueue(action);
            Wake(isUrgent: true);
        }
    }

    private void Enqueue(Action action, bool isUrgent)
    {
        lock (_gate)
        {
            (Turn.Current?.Said ?? _asides).Enqueue(action);
            if (isUrgent) _waiting++;
            Wake(isUrgent);
        }
    }

    /// <summary>Does what is ready until that is enough.</summary>
    /// <param name="isEnough">Asked under the lock.</param>
    /// <param name="isPatient">Whether what is said may wait until that is enough.</param>
    private void Advance(Func<bool> isEnough, bool isPatient = false)
    {
        try
        {
            while (NextOrEnough(isEnough, isPatient) is { } action) action();
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    private Action? NextOrEnough(Func<bool> isEnough, bool isPatient)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stop.IsCancellationRequested) throw new PipelineStoppedException();
                if (Next() is { } action) return action;
                if (isEnough()) return null;
                (_awaited, _isPatient) = (isEnough, isPatient);
                Monitor.Wait(_gate);
                _awaited = null;
            }
        }
    }

    /// <summary>The next thing to do: what is asked, what the first record says, how it ended.</summary>
    private Action? Next()
    {
        if (_asides.Count > 0) return _asides.Dequeue();
        while (_turns.Count > 0)
        {
            Turn first = _turns.Peek();
            if (first.Said.Count > 0) return first.Said.Dequeue();
            if (!first.HasEnded) return null;
            _turns.Dequeue();
            if (first.Failure is null) continue;
            _failed--;
            return () => Finish(first);
        }
        return null;
    }

    private static void Finish(Turn turn)
    {
        if (turn.Failure is PipelineStoppedException or FlowControlException) ExceptionDispatchInfo.Capture(turn.Failure).Throw();
        turn.Fail();
    }

    private void Wake(bool isUrgent)
    {
        if (_awaited is not { } isEnough) return;
        if (isUrgent || isEnough() || (!_isPatient && IsReady())) Monitor.Pulse(_gate);
    }

    private bool IsReady() =>
        _asides.Count > 0 || (_turns.Count > 0 && _turns.Peek() is { } first && (first.HasEnded || first.Said.Count > 0));

    /// <summary>The host wants no more: ends what runs, of which nobody is left to hear.</summary>
    private void Abandon()
    {
        _stop.Cancel();
        DateTime limit = DateTime.UtcNow + Patience;
        lock (_gate)
        {
            (_awaited, _isPatient) = (() => true, false);
            while (_running > 0 && limit - DateTime.UtcNow is { Ticks: > 0 } left) Monitor.Wait(_gate, left);
            _turns.Clear();
            _asides.Clear();
        }
    }
}
