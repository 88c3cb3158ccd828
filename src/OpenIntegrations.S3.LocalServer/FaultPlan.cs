using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OpenIntegrations.S3.Local;

/// <summary>What a server does wrong on purpose.</summary>
public enum FaultKind
{
    /// <summary>Answers 503 SlowDown, and does nothing.</summary>
    SlowDown,

    /// <summary>Answers 500 InternalError, and does nothing.</summary>
    InternalError,

    /// <summary>Breaks the connection off without an answer, and does nothing.</summary>
    Reset,

    /// <summary>Does what is asked, and breaks the connection off in the middle of the answer.</summary>
    CutShort,
}

/// <summary>Faults on request: one every so many requests, of each kind in its turn.</summary>
public sealed class FaultPlan
{
    private readonly FaultKind[] _kinds;
    private readonly int _every;
    private long _requests;

    /// <param name="kinds">The kinds, in turn.</param>
    /// <param name="every">After how many requests one is due: 1 is every request.</param>
    public FaultPlan(IEnumerable<FaultKind> kinds, int every)
    {
        (_kinds, _every) = ([.. kinds], every);
        if (_kinds.Length == 0) throw new ArgumentException("A plan of faults names at least one kind.");
        if (every < 1) throw new ArgumentException("A fault is due every so many requests: 1 or more.");
    }

    internal FaultKind? Next()
    {
        long number = Interlocked.Increment(ref _requests);
        return number % _every == 0 ? _kinds[(number / _every - 1) % _kinds.Length] : null;
    }
}
