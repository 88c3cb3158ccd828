using System;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

/// <summary>What a local endpoint serves, where, and to whom.</summary>
public sealed class LocalServerOptions
{
    /// <summary>The access key that is accepted when no others are named.</summary>
    public const string DefaultAccessKey = "local";

    /// <summary>The secret of <see cref="DefaultAccessKey"/>. It protects nothing; the endpoint listens on loopback only.</summary>
    public const string DefaultSecretKey = "local-secret";

    /// <summary>Where buckets and objects are kept. It is made when it is not there; one server at a time may use it.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The port to listen on; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>A loopback address: <c>127.0.0.1</c>, another one of 127.0.0.0/8, <c>::1</c> or <c>localhost</c>.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Who may sign in. All see the same buckets; a key that has a session token is accepted with that token only.</summary>
    public IReadOnlyList<Credentials> Accounts { get; init; } = [new Credentials(DefaultAccessKey, DefaultSecretKey)];

    /// <summary>The region that requests are signed for. Buckets made in another one are served for that one too.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The clock, for signatures, dates and retention.</summary>
    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Told of every request once it is answered, on the thread that answered it. What it throws is ignored.</summary>
    public Action<RequestLogEntry>? Log { get; init; }
}
