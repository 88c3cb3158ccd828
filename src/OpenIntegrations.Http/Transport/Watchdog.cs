using System;
using System.Globalization;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>Cancels a request for whose next step the time is over, and says which one it was.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan s_noticeEvery = TimeSpan.FromSeconds(10);

    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _source;
    private readonly Action<string>? _tell;
    private readonly TimeSpan _noticeEvery;
    private Func<string> _missing = static () => "";
    private Timer? _notice;
    private TimeSpan _limit;
    private bool _isFinal;
    private TimeSpan _silent;
    private CancellationToken _reader;

    /// <param name="outer">Cancels as well.</param>
    /// <param name="tell">Told every ten seconds that an answer is still waited for.</param>
    /// <param name="noticeEvery">Another time than ten seconds.</param>
    public Watchdog(CancellationToken outer, Action<string>? tell = null, TimeSpan? noticeEvery = null)
    {
        (_outer, _tell, _noticeEvery) = (outer, tell, noticeEvery ?? s_noticeEvery);
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Gives the server time to answer.</summary>
    public void Wait(TimeSpan limit, string waitingFor)
    {
        Allow(limit, limit, () => waitingFor);
        if (_tell is null) return;
        _silent = TimeSpan.Zero;
        _notice ??= new Timer(static state => ((Watchdog)state!).Notice(), this, Timeout.Infinite, Timeout.Infinite);
        _notice.Change(_noticeEvery, _noticeEvery);
    }

    /// <summary>Gives some time for the next step.</summary>
    /// <param name="time">How long it may take.</param>
    /// <param name="limit">The limit that this is the rest of.</param>
    /// <param name="missing">What did not come in time, as a sentence without its end.</param>
    /// <param name="isFinal">Whether no other attempt is worth its time.</param>
    public void Allow(TimeSpan time, TimeSpan limit, Func<string> missing, bool isFinal = false)
    {
        (_limit, _missing, _isFinal) = (limit, missing, isFinal);
        _source.CancelAfter(time);
    }

    /// <summary>Nobody is waited for.</summary>
    public void Rest()
    {
        _notice?.Change(Timeout.Infinite, Timeout.Infinite);
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has whoever reads cancel as well, for as long as it waits: it may be another one than who sent the request.</summary>
    public CancellationTokenRegistration Heed(CancellationToken reader)
    {
        if (!reader.CanBeCanceled || reader == _outer) return default;
        _reader = reader;
        return reader.Register(static state => ((Watchdog)state!).Cancel(), this);
    }

    /// <summary>The error to throw in place of a cancellation: a timeout when nobody else cancelled.</summary>
    public Exception Explain(OperationCanceledException cancelled)
    {
        if (_outer.IsCancellationRequested) return new OperationCanceledException(cancelled.Message, cancelled, _outer);
        if (_reader.IsCancellationRequested) return new OperationCanceledException(cancelled.Message, cancelled, _reader);
        string message = $"{_missing()} within {Seconds(_limit)} s.";
        return _isFinal ? new EndlessAnswerException(message, cancelled) : new TimeoutException(message, cancelled);
    }

    public void Dispose()
    {
        _notice?.Dispose();
        _source.Dispose();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer was closed meanwhile, which ended it as well.
        }
    }

    private void Notice()
    {
        _silent += _noticeEvery;
        try
        {
            _tell!($"no answer for {Seconds(_silent)} s; it has {Seconds(_limit)} s");
        }
        catch (Exception)
        {
            // Whoever is told cannot listen any more. Passed on from the timer, it would end the process.
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
