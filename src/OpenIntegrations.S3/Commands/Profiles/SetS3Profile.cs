using System;
using System.Management.Automation;
using System.Security;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Stores a connection under a name, or changes what is given of one that is stored.</summary>
/// <remarks>
/// Profiles lie in the user's configuration folder, in a file that only the user can read; on Windows secrets are encrypted for the user.
/// The profile named default is used when nothing else says which.
/// </remarks>
/// <example>
/// <code>Set-S3Profile lab -Url http://127.0.0.1:9000 -AccessKey minioadmin -SecretKey minioadmin</code>
/// <para>Stores a connection.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile lab -PartSize 64MB</code>
/// <para>Changes one value of it.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3Profile", SupportsShouldProcess = true, DefaultParameterSetName = "Keys")]
public sealed class SetS3Profile : PSCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("ProfileName"), ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The store's address. Without a scheme it is https.</summary>
    [Parameter(Position = 1)]
    public string? Url { get; set; }

    /// <summary>The region that requests are signed for; us-east-1 when not given.</summary>
    [Parameter]
    public string? Region { get; set; }

    /// <summary>The service that requests are signed for; s3 when not given.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>The access key. Any length: a JWT is one too.</summary>
    [Parameter(ParameterSetName = "Keys")]
    public string? AccessKey { get; set; }

    /// <summary>The secret key, as a text or a SecureString. A new profile that has none yet asks for it.</summary>
    [Parameter(ParameterSetName = "Keys")]
    public object? SecretKey { get; set; }

    /// <summary>Access key and secret key as user name and password.</summary>
    [Parameter(ParameterSetName = "Credential", Mandatory = true), Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The token of temporary credentials, as a text or a SecureString.</summary>
    [Parameter]
    public object? SessionToken { get; set; }

    /// <summary>Takes over all that basic data hold: what Get-S3BasicData gave, a hashtable, JSON, or the path of a JSON file.</summary>
    [Parameter, BasicDataTransformation]
    public object? BasicData { get; set; }

    /// <summary>What kind of store it is. Without it the address tells.</summary>
    [Parameter, ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>Where the bucket stands in the URL: Auto, Path or VirtualHosted.</summary>
    [Parameter]
    public AddressingStyle Addressing { get; set; }

    /// <summary>Whether signatures cover bodies: Auto, Signed or Unsigned.</summary>
    [Parameter]
    public PayloadSigning PayloadSigning { get; set; }

    /// <summary>Bytes in a part of a large object; 16 MiB when not given.</summary>
    [Parameter, ValidateRange(1, long.MaxValue)]
    public long PartSize { get; set; }

    /// <summary>How many parts are under way at the same time; 8 when not given.</summary>
    [Parameter, ValidateRange(1, 64)]
    public int Parallel { get; set; }

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

    /// <summary>The proxy as a URL; an empty text for none although the system has one.</summary>
    [Parameter, AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter, Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>A PEM file with certificate authorities to trust instead of the system's.</summary>
    [Parameter]
    public string? CaFile { get; set; }

    /// <summary>Accepts any certificate of the server. Whoever stands in between can then read everything.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Name, "Store profile")) return;
        try
        {
            var store = ProfileStore.OfUser();
            ConnectionSettings settings = Given().Over(BasicData as ConnectionSettings ?? new ConnectionSettings("")).Over(store.Find(Name) ?? new ConnectionSettings(""));
            if (settings["SecretKey"] is null && settings["AccessKey"] is not null) settings["SecretKey"] = Secrets.Reveal(Ask($"Secret key of {settings["AccessKey"]}"));
            S3Connection.Create(settings);
            store.Set(Name, settings);
        }
        catch (Exception e) when (e is S3ConfigurationException or TimeoutException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }

    private ConnectionSettings Given()
    {
        var given = new ConnectionSettings($"profile '{Name}'");
        foreach (var (name, value) in MyInvocation.BoundParameters) given[name] = Plain(name, value);
        if (Credential is not null) (given["AccessKey"], given["SecretKey"]) = (Credential.UserName, Secrets.Reveal(Credential.Password));
        if (ProxyCredential is not null) (given["ProxyUser"], given["ProxyPassword"]) = (ProxyCredential.UserName, Secrets.Reveal(ProxyCredential.Password));
        return given;
    }

    private object? Plain(string name, object? value) => PsValue.Unwrap(value) switch
    {
        SecureString secret => Secrets.Reveal(secret),
        Enum choice => choice.ToString(),
        string path when name == "CaFile" => GetUnresolvedProviderPathFromPSPath(path),
        var plain => plain,
    };

    private SecureString Ask(string question)
    {
        Host.UI.Write(question + ": ");
        return Host.UI.ReadLineAsSecureString();
    }
}
