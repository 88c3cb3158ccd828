using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;

namespace OpenIntegrations.Http;

/// <summary>
/// Which failures are worth another attempt, and when. Waits are drawn evenly between nothing and a doubling limit ("full jitter"),
/// and a budget that successes refill keeps many parallel requests from hammering a store that is down.
/// </summary>
public sealed class RetryPolicy
{
    private const int BudgetSize = 500;
    private const int Price = 5;
    private static readonly HashSet<int> s_statuses = [429, 500, 502, 503, 504];
    private readonly Func<double> _random;
    private int _budget = BudgetSize;

    /// <param name="maxAttempts">Attempts in all, the first included; 1 means no retry.</param>
    /// <param name="random">A number from 0 to 1; tests pass their own.</param>
    public RetryPolicy(int maxAttempts = 4, Func<double>? random = null)
    {
        MaxAttempts = maxAttempts;
        _random = random ?? Jitter.Next;
    }

    public static RetryPolicy None { get; } = new(1);

    public int MaxAttempts { get; }

    /// <summary>The limit of the first wait; it doubles with each attempt.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A server that asks to wait longer than this is not asked again.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    public static bool IsTransient(int status) => s_statuses.Contains(status);

    /// <summary>Connections that broke or timed out are transient; unknown hosts and refused certificates are not.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        AuthenticationException => false,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => false,
        HttpRequestException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException or SocketException => true,
        _ => false,
    };

    /// <summary>How long to wait before attempt number <paramref name="attempt"/> + 1, or null when there should be none.</summary>
    public TimeSpan? NextDelay(int attempt, TimeSpan? retryAfter)
    {
        if (attempt >= MaxAttempts || retryAfter > MaxRetryAfter) return null;
        if (Interlocked.Add(ref _budget, -Price) < 0)
        {
            Interlocked.Add(ref _budget, Price);
            return null;
        }
        if (retryAfter is not null) return retryAfter;
        double limit = Math.Min(MaxDelay.TotalMilliseconds, BaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(limit * _random());
    }

    internal void Succeeded()
    {
        if (Volatile.Read(ref _budget) < BudgetSize) Interlocked.Increment(ref _budget);
    }
}
