using System;
using OpenIntegrations.Hosting.Answers;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>A token, and when to have a new one.</summary>
/// <param name="Value">The token itself.</param>
/// <param name="Expires">When it ends; null when that is not known.</param>
/// <param name="Role">What the provider lets its bearer be, such as Customer.</param>
internal sealed record HostingToken(string Value, DateTimeOffset? Expires, string? Role)
{
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromMinutes(2);

    /// <summary>From when on a new one is due: two minutes before the end, or a quarter of a short life.</summary>
    public DateTimeOffset Renewal { get; private init; } = DateTimeOffset.MaxValue;

    /// <summary>Reads the answer to a login, in either of its shapes.</summary>
    public static HostingToken? Of(HostingAnswer login, DateTimeOffset now, TimeSpan lifetime)
    {
        if ((Loose.Text(login.Data, "token") ?? Loose.Text(login.Body, "token")) is not { } value) return null;
        long? seconds = Loose.Number(Loose.Get(login.Data, "token_expire"));
        DateTimeOffset expires = seconds is > 0 and < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : now + lifetime;
        // A clock that is wrong would have every token ended at birth.
        if (expires <= now) expires = now + lifetime;
        var margin = TimeSpan.FromTicks(Math.Min(s_longestMargin.Ticks, (expires - now).Ticks / 4));
        return new(value, expires, Loose.Text(login.Data, "role")) { Renewal = expires - margin };
    }

    public override string ToString() => "token";
}
