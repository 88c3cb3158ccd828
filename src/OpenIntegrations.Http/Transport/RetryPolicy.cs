using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Which failures are worth another attempt, when, and for how long. Waits are drawn evenly between nothing and a doubling limit ("full
/// jitter").
/// </summary>
public sealed class RetryPolicy
{
    /// <summary>Attempts in all where nobody says otherwise: their waits add up to half a minute.</summary>
    public const int DefaultAttempts = 12;

    private const int BriefAttempts = 3;

    private const int ServerError = 500;

    private static readonly HashSet<int> s_askedToWait = [408, 425, 429];

    // Not implemented, another version of HTTP, a negotiation or a redirect in a circle, a full disk, an extension that is missing, a
    // sign-in page, and a certificate behind the proxy that is refused.
    private static readonly HashSet<int> s_lasting = [501, 505, 506, 507, 508, 510, 511, 526];

    private readonly Func<double> _random;

    /// <param name="maxAttempts">Attempts in all, the first included; 1 means no retry.</param>
    /// <param name="random">A number from 0 to 1; tests pass their own.</param>
    /// <param name="budget">What all requests to the server share; by default this policy has one of its own.</param>
    public RetryPolicy(int maxAttempts = DefaultAttempts, Func<double>? random = null, RetryBudget? budget = null)
    {
        MaxAttempts = maxAttempts;
        _random = random ?? Jitter.Next;
        Budget = budget ?? new RetryBudget();
    }

    public static RetryPolicy None { get; } = new(1);

    public int MaxAttempts { get; }

    /// <summary>The limit of the first wait; it doubles with each attempt.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A server that asks to wait longer than this is not asked again.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What waits and silent attempts may take together before the last attempt is made. The second attempt is made in any case.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public RetryBudget Budget { get; }

    /// <summary>
    /// Whether the same request may be answered better in a moment. A status of the server's that nobody knows means the same as 500 (RFC
    /// 9110, 15); proxies have many from 520 on.
    /// </summary>
    public static bool IsTransient(int status) =>
        s_askedToWait.Contains(status) || (status is >= ServerError and < 600 && !s_lasting.Contains(status));

    /// <summary>Connections that broke or timed out are transient; unknown hosts and refused certificates are not.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        AuthenticationException or WrongPeerException or AnswerTooLargeException { IsOfHeaders: false } => false,
        _ when FileChange.Is(failure) => false,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => false,
        HttpRequestException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException or SocketException => true,
        _ => false,
    };

    /// <summary>
    /// Whether the request may have been carried out although it failed so: only where no connection stood it certainly was not.
    /// </summary>
    public static bool MayHaveHappened(Exception failure) => !Faults.IsUnreached(failure);

    /// <summary>Whether it is a connection that broke in a body, and no file.</summary>
    public static bool IsBroken(IOException failure) => Faults.IsBroken(failure);

    /// <summary>A server that never answered may not be there; one that did will be back.</summary>
    public Persistence PersistenceOf(Exception failure)
    {
        if (Faults.IsUnknownHost(failure) && Budget.HasAnswered) return Persistence.Patient;
        if (!IsTransient(failure) || failure is EndlessAnswerException) return Persistence.None;
        return Faults.IsGarbage(failure) || (Faults.IsUnreached(failure) && !Budget.HasAnswered) ? Persistence.Brief : Persistence.Patient;
    }

    /// <summary>How long to wait before attempt number <paramref name="attempt"/> + 1, or null when there should be none.</summary>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    /// <param name="retryAfter">What the server asked for.</param>
    /// <param name="persistence">How often this kind of failure is tried again.</param>
    /// <param name="spent">What waits and silence took so far.</param>
    public TimeSpan? NextDelay(int attempt, TimeSpan? retryAfter, Persistence persistence = Persistence.Patient, TimeSpan spent = default)
    {
        int attempts = persistence switch { Persistence.None => 1, Persistence.Brief => BriefAttempts, _ => int.MaxValue };
        if (attempt >= Math.Min(attempts, MaxAttempts) || retryAfter > MaxRetryAfter) return null;
        double limit = Math.Min(MaxDelay.TotalMilliseconds, BaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        TimeSpan delay = TimeSpan.FromMilliseconds(limit * _random());
        if (retryAfter > delay) delay = retryAfter.Value;
        if (attempt > 1 && spent + delay > Patience) return null;
        return Budget.TryTake() ? delay : null;
    }
}
