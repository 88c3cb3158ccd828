using System.Management.Automation;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Commands;

/// <summary>How a profile's connections are made.</summary>
public abstract class NetworkParameters : CredentialParameters
{
    /// <summary>
    /// Attempts for a request in all; 12 when not given, 1 for no retry. Their waits grow from a tenth of a second to ten.
    /// </summary>
    [Parameter, ValidateRange(1, 100)]
    public int MaxAttempts { get; set; }

    /// <summary>
    /// Seconds that waits between attempts and silence of the store may take together before the last attempt is made; 60 when not given.
    /// The
    /// second attempt is made in any case.
    /// </summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double RetryTime { get; set; }

    /// <summary>Seconds until a connection stands; 10 when not given.</summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double ConnectTimeout { get; set; }

    /// <summary>
    /// Seconds from the last byte sent to the first byte of the answer. When not given: 60 for lists and other documents, 120 for objects
    /// and
    /// parts, 300 for copies, completions and batches of deletions.
    /// </summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double FirstByteTimeout { get; set; }

    /// <summary>Seconds without a byte in either direction; 60 when not given.</summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double IdleTimeout { get; set; }

    /// <summary>
    /// Seconds for the whole of a list or another document, however well it moves; 300 when not given. A query has as
    /// long for each record that is next. Objects may take any time.
    /// </summary>
    [Parameter, ValidateRange(0.001, 100_000)]
    public double DocumentTimeout { get; set; }

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

    /// <summary>
    /// What the cmdlets give when -Unwrap is not said: Envelopes, or Objects for each bucket, object or tag as an object of its own.
    /// -Unwrap:$false then gives an envelope.
    /// </summary>
    [Parameter]
    public OutputForm Output { get; set; }
}
