using System.Management.Automation;

namespace OpenIntegrations.S3.Commands;

/// <summary>How a profile's connections are made.</summary>
public abstract class NetworkParameters : CredentialParameters
{
    /// <summary>Attempts for a request in all; 4 when not given, 1 for no retry.</summary>
    [Parameter, ValidateRange(1, 100)]
    public int MaxAttempts { get; set; }

    /// <summary>Seconds until a connection stands; 10 when not given.</summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double ConnectTimeout { get; set; }

    /// <summary>Seconds from the last byte sent to the first byte of the answer; 300 when not given.</summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double FirstByteTimeout { get; set; }

    /// <summary>Seconds without a byte in either direction; 60 when not given.</summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double IdleTimeout { get; set; }

    /// <summary>The proxy as a URL; 'none' for none although the system has one.</summary>
    [Parameter, AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter, Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>A PEM file with certificate authorities to trust instead of the system's.</summary>
    [Parameter]
    public string? CaFile { get; set; }

    /// <summary>A file with the certificate that proves this client to the store: PFX, or PEM (PowerShell 7).</summary>
    [Parameter]
    public string? ClientCertificateFile { get; set; }

    /// <summary>A PEM file with the certificate's key, when the certificate's own file does not hold it.</summary>
    [Parameter]
    public string? ClientKeyFile { get; set; }

    /// <summary>The password of the certificate's file, as a text or a SecureString.</summary>
    [Parameter]
    public object? ClientCertificatePassword { get; set; }

    /// <summary>Accepts any certificate of the server. Whoever stands in between can then read everything.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>The version of HTTP: 1.1, or 2.0 where the store speaks it (PowerShell 7); 1.1 when not given.</summary>
    [Parameter, ValidateSet("1.1", "2.0")]
    public string? HttpVersion { get; set; }

    /// <summary>What the store's logs shall call this client.</summary>
    [Parameter]
    public string? UserAgent { get; set; }
}
