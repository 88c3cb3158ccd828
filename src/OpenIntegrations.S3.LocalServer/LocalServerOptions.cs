using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;

namespace OpenIntegrations.S3.Local;

/// <summary>What a local endpoint serves, where, and to whom.</summary>
public sealed class LocalServerOptions
{
    /// <summary>The access key that is accepted when no others are named.</summary>
    public const string DefaultAccessKey = "local";

    /// <summary>
    /// The secret of <see cref="DefaultAccessKey"/>. Everybody knows it: the endpoint listens on loopback only, and not to web pages.
    /// </summary>
    public const string DefaultSecretKey = "local-secret";

    /// <summary>
    /// Where buckets and objects are kept: an empty folder, one that is made, or one that is a store already. One server at a time may use
    /// it.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether a folder is taken also when it holds other things. They stay as they are, beside the store.</summary>
    public bool Adopts { get; init; }

    /// <summary>The port to listen on; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>A loopback address: <c>127.0.0.1</c>, another one of 127.0.0.0/8, <c>::1</c> or <c>localhost</c>.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>
    /// Keys of the owner who has no other name. A key that has a session token is accepted with that token only.
    /// </summary>
    public IReadOnlyList<Credentials> Accounts { get; init; } = [new Credentials(DefaultAccessKey, DefaultSecretKey)];

    /// <summary>
    /// Others who may sign in, each with an account of his own. Who has one sees what is his, and what the lists and policies of the others
    /// allow him.
    /// </summary>
    public IReadOnlyList<LocalIdentity> Identities { get; init; } = [];

    /// <summary>The region that requests are signed for. Buckets made in another one are served for that one too.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// Origins of web pages that may ask, such as <c>http://localhost:3000</c>; <c>*</c> for all. The requests of other pages are refused,
    /// unless the CORS configuration of the bucket allows them.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// How long a day of a lifecycle takes. With it lifecycles are acted on: what expires is erased, as the real service does it within a
    /// day or two. Null, and they are kept and given back only, and acted on when somebody turns the clock.
    /// </summary>
    public TimeSpan? LifecycleDay { get; init; }

    /// <summary>The clock, for dates, retention, links and lifecycles.</summary>
    public ServerClock Clock { get; init; } = new();

    /// <summary>Told of every request once it is answered, on the thread that answered it. What it throws is ignored.</summary>
    public Action<RequestLogEntry>? Log { get; init; }

    /// <summary>What it does wrong on purpose, for those who test what they do then; nothing when not given.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Keeps every request before its answer leaves, so that who has the answer finds it there.</summary>
    public RequestLog? Requests { get; init; }
}
