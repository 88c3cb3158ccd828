using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// What a source gave, kept for the whole process: many connections may use the same source at once. One caller at a time fetches.
/// Shortly before the end one caller fetches anew while the others go on with what is still valid; after it, all wait.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing, and this one lives as long as the process.")]
internal sealed class SharedCredentials
{
    /// <summary>A request that was signed less than this before the end might arrive after it.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_longestEarly = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<string, SharedCredentials> s_named = new();
    private static readonly ConditionalWeakTable<object, SharedCredentials> s_owned = new();
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Lease? _lease;

    /// <param name="key">What makes two sources the same: a text, or an object that is one of its kind and takes its credentials with it when it goes.</param>
    public static SharedCredentials For(object key) => key is string name
        ? s_named.GetOrAdd(name, static _ => new SharedCredentials())
        : s_owned.GetValue(key, static _ => new SharedCredentials());

    public async ValueTask<Credentials> GetAsync(DateTimeOffset now, Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        Lease? seen = _lease;
        if (seen is not null && now < seen.RefreshFrom) return seen.Credentials;
        bool isValid = seen is not null && now < seen.End;
        if (!isValid) await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        else if (!await _turn.WaitAsync(0, cancellationToken).ConfigureAwait(false)) return seen!.Credentials;
        try
        {
            if (!ReferenceEquals(_lease, seen) && now < _lease!.End) return _lease.Credentials;
            if (isValid) await RefreshEarlyAsync(seen!, now, fetch, cancellationToken).ConfigureAwait(false);
            else _lease = Lease.Of(await fetch(now, cancellationToken).ConfigureAwait(false), now);
            return _lease!.Credentials;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>True when there are other credentials than those that were refused.</returns>
    public async ValueTask<bool> RenewAsync(
        Credentials refused, bool isCertain, DateTimeOffset now, Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lease is not { } lease) return false;
            if (lease.Credentials != refused) return true;
            if (!isCertain && (lease.HasEnd || now - lease.Since < s_fresh)) return false;
            _lease = Lease.Of(await fetch(now, cancellationToken).ConfigureAwait(false), now);
            return _lease.Credentials != refused;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RefreshEarlyAsync(Lease old, DateTimeOffset now, Func<DateTimeOffset, CancellationToken, Task<ExpiringCredentials>> fetch, CancellationToken cancellationToken)
    {
        try
        {
            _lease = Lease.Of(await fetch(now, cancellationToken).ConfigureAwait(false), now);
        }
        catch (CredentialsUnavailableException)
        {
            // What there is holds still; the next attempt may find the source well again, and the last one will say why not.
            _lease = old with { RefreshFrom = now + s_pause };
        }
    }

    private sealed record Lease(Credentials Credentials, DateTimeOffset Since, DateTimeOffset RefreshFrom, DateTimeOffset End)
    {
        public bool HasEnd => End != DateTimeOffset.MaxValue;

        public static Lease Of(ExpiringCredentials fetched, DateTimeOffset now)
        {
            if (fetched.Expires is not { } end) return new(fetched.Credentials, now, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
            TimeSpan third = TimeSpan.FromTicks(Math.Max(0, (end - now).Ticks / 3));
            return new(fetched.Credentials, now, end - (third < s_longestEarly ? third : s_longestEarly), end - s_margin);
        }
    }
}
