using System;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>How to reach a provider's account API.</summary>
public sealed record HostingOptions
{
    /// <summary>The address that the vendor's own clients use. Its documentation also has https://api.hostkey.com/.</summary>
    public const string DefaultUrl = "https://invapi.hostkey.com/";

    public string Url { get; init; } = DefaultUrl;

    /// <summary>The key that tokens are had for. Without it there is only <see cref="Token"/>.</summary>
    public Secret? ApiKey { get; init; }

    public Secret? Token { get; init; }

    /// <summary>What tokens are asked for; the provider says what it gave.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether tokens hold for the address only that they were asked from.</summary>
    public bool FixIp { get; init; }

    /// <summary>How long the provider may be silent.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Attempts for an action that only reads, the first included. All others have one.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The first wait for a task; the next ones are longer, up to <see cref="LongestPoll"/>.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a task is waited for in all.</summary>
    public TimeSpan PollLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The proxy; null for the system's own.</summary>
    public HttpProxy? Proxy { get; init; }

    /// <summary>The clock that tokens end by.</summary>
    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    public override string ToString() => Url;
}
