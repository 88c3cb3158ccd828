using System;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>The time in which a request is on its way. It ends when it is disposed.</summary>
public sealed class RequestTurn : IDisposable
{
    private RequestLimiter? _limiter;

    internal RequestTurn(RequestLimiter limiter, TimeSpan begun) => (_limiter, Begun) = (limiter, begun);

    internal TimeSpan Begun { get; }

    /// <summary>The bytes that moved, as far as their number is known.</summary>
    internal long Bytes { get; set; }

    /// <summary>Whether the server had too much to do for it.</summary>
    internal bool IsRefused { get; set; }

    public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.Leave(this);
}
