using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>How connections are made. Equal settings share one pool of connections for the whole process.</summary>
public sealed record TransportSettings
{
    public static TransportSettings Default { get; } = new();

    /// <summary>Until a connection stands, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// From the last byte sent to the first byte of the answer. Long, because a store may copy gigabytes before it answers.
    /// </summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Without a byte in either direction while a body is on its way, or with fewer than 16 for each second. What this side takes for
    /// reading or writing it does not count.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For the whole body of a document, however well it moves. A page of a thousand keys of full length has 7 MB: a line of 25 KB a second
    /// brings it in this time.
    /// </summary>
    public TimeSpan DocumentTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The proxy as a URL; an empty text for none; null for the system's own.</summary>
    public string? Proxy { get; init; }

    public string? ProxyUser { get; init; }

    public string? ProxyPassword { get; init; }

    /// <summary>A PEM file of certificate authorities to trust instead of the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>A PFX or PEM file with the client's certificate and key.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>A PEM file with the client's key, when the certificate's file does not hold it.</summary>
    public string? ClientKeyFile { get; init; }

    public string? ClientCertificatePassword { get; init; }

    /// <summary>Accepts any server certificate. The connection is then open to whoever stands in between.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>1.1 or 2.0.</summary>
    public string HttpVersion { get; init; } = "1.1";

    public string UserAgent { get; init; } = "OpenIntegrations.S3";

    public override string ToString() => "TransportSettings";
}
