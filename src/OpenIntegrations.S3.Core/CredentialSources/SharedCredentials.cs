using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// What a source gave, kept in a memory: many connections may use the same source at once. One caller at a time fetches.
/// Shortly before the end one caller fetches anew while the others go on with what is still valid; after it, all wait.
/// When a fetch fails, those who waited for it fail with it: nobody is asked for the same MFA code eight times.
/// </summary>
[SuppressMessage("Reliability", "CA1001",
    Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
internal sealed class SharedCredentials
{
    /// <summary>A request that was signed less than this before the end might arrive after it.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_longestEarly = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Lease? _lease;
    private volatile CredentialsUnavailableException? _failure;

    /// <summary>What is in use at this moment; null before anything was fetched.</summary>
    public Credentials? Current => _lease?.Credentials;

    /// <summary>When what is in use ends; null when nobody said, or nothing was fetched.</summary>
    public DateTimeOffset? Expires => _lease?.Announced;

    /// <summary>Fetches anew when next asked, because the source has others now.</summary>
    public void Forget() => _lease = null;

    public async ValueTask<Credentials> GetAsync(DateTimeOffset now, Func<DateTimeOffset, CancellationToken,
        Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        (Lease? seen, CredentialsUnavailableException? known) = (_lease, _failure);
        if (seen is not null && now < seen.RefreshFrom) return seen.Credentials;
        bool isValid = seen is not null && now < seen.End;
        if (!isValid) await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        else if (!await _turn.WaitAsync(0, cancellationToken).ConfigureAwait(false)) return seen!.Credentials;
        try
        {
            if (_lease is { } fresh && !ReferenceEquals(fresh, seen) && now < fresh.End) return fresh.Credentials;
            if (isValid) return await RefreshEarlyAsync(seen!, now, fetch, cancellationToken).ConfigureAwait(false);
            if (_failure is { } failure && failure != known) 
                throw new CredentialsUnavailableException(failure.Message, failure) { Remedy = failure.Remedy };
            return await FetchAsync(now, fetch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <param name="refused">What the store refused.</param>
    /// <param name="isCertain">Whether it said that it was for the credentials.</param>
    /// <param name="mayEndEarly">Whether credentials of this kind may end before the time that was announced.</param>
    /// <param name="now">The time.</param>
    /// <param name="fetch">Gets newer ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True when there are other credentials than those that were refused.</returns>
    public async ValueTask<bool> RenewAsync(
        Credentials refused, bool isCertain, bool mayEndEarly, DateTimeOffset now,
        Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lease is not { } lease) return false;
            if (lease.Credentials != refused) return true;
            if (!isCertain && !lease.IsSuspect(now, mayEndEarly)) return false;
            return await FetchAsync(now, fetch, cancellationToken).ConfigureAwait(false) != refused;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Fetches anew what will not last as long as it should. What was fetched a moment ago is as good as can be.</summary>
    /// <returns>True when there are other credentials than those.</returns>
    public async ValueTask<bool> ExtendAsync(Credentials old, DateTimeOffset now,
        Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lease is not { } lease) return false;
            if (lease.Credentials != old) return true;
            if (now - lease.Since < s_fresh) return false;
            return await RefreshEarlyAsync(lease, now, fetch, cancellationToken).ConfigureAwait(false) != old;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Credentials> RefreshEarlyAsync(Lease old, DateTimeOffset now, Func<DateTimeOffset, CancellationToken,
        Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(now, fetch, cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialsUnavailableException)
        {
            // What there is holds still; the next attempt may find the source well again, and the last one will say why not.
            _lease = old with { RefreshFrom = now + s_pause < old.End ? now + s_pause : old.End };
            return old.Credentials;
        }
    }

    private async Task<Credentials> FetchAsync(DateTimeOffset now, Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch,
        CancellationToken cancellationToken)
    {
        try
        {
            Lease lease = Lease.Of(await fetch(now, cancellationToken).ConfigureAwait(false), now);
            (_lease, _failure) = (lease, null);
            return lease.Credentials;
        }
        catch (CredentialsUnavailableException e)
        {
            _failure = e;
            throw;
        }
    }

    private sealed record Lease(Credentials Credentials, DateTimeOffset Since, DateTimeOffset RefreshFrom, DateTimeOffset End)
    {
        /// <summary>The end as the source told it.</summary>
        public DateTimeOffset? Announced => End == DateTimeOffset.MaxValue ? null : End + s_margin;

        /// <summary>
        /// Whether these may be what the store refused, when it did not say: they end soon, or are not as fresh as can be and have no end
        /// to trust.
        /// </summary>
        public bool IsSuspect(DateTimeOffset now, bool mayEndEarly) =>
            now >= RefreshFrom || ((mayEndEarly || End == DateTimeOffset.MaxValue) && now - Since >= s_fresh);

        public static Lease Of(ExpiringCredentials fetched, DateTimeOffset now)
        {
            if (fetched.Expires is not { } end) return new(fetched.Credentials, now, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            TimeSpan third = TimeSpan.FromTicks(Math.Max(0, (end - now).Ticks / 3));
            return new(fetched.Credentials, now, end - (third < s_longestEarly ? third : s_longestEarly), end - s_margin);
        }
    }
}
