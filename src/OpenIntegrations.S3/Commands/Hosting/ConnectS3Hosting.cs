using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Connects to a hosting provider's account API (HOSTKEY InvAPI, s3.php) for the rest of the session.</summary>
/// <remarks>
/// The API key gets a token, which is renewed before it ends. An API key can order and pay: keep it like a means of payment, in a profile
/// (Set-S3Profile -HostingApiKey) or as a SecureString. Neither key nor token is ever shown. No limit to the rate of requests is published.
/// </remarks>
/// <example>
/// <code>Connect-S3Hosting -ApiKey $apiKey</code>
/// <para>Logs in. Without -ApiKey the key is asked for.</para>
/// </example>
/// <example>
/// <code>
/// Set-S3Profile provider -HostingApiKey $apiKey
/// Connect-S3Hosting -ProfileName provider -PassThru
/// </code>
/// <para>Keeps the key in a profile, logs in with it, and shows for how long the token holds.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "S3Hosting", DefaultParameterSetName = "ApiKey"), OutputType(TypeNames.HostingConnection)]
public sealed class ConnectS3Hosting : AsyncCmdlet
{
    private HostingClient? _client;

    /// <summary>The API key, as a text or a SecureString. It is asked for when it is not given.</summary>
    [Parameter(Position = 0, ParameterSetName = "ApiKey")]
    public object? ApiKey { get; set; }

    /// <summary>
    /// A token that is there already, as a text or a SecureString. It cannot be renewed, and Disconnect-S3Hosting does not end it at the
    /// provider.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "Token")]
    public object? Token { get; set; }

    /// <summary>A stored profile with a HostingApiKey, and a HostingUrl where it is not the usual one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Profile"), ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>
    /// The address of the API. Without it https://invapi.hostkey.com/; the documentation also has https://api.hostkey.com/. Another host
    /// that an answer names is followed only by https and within hostkey.com and hostkey.ru.
    /// </summary>
    [Parameter]
    public string? Url { get; set; }

    /// <summary>
    /// Seconds that a token is asked for; 3600 when not given. The documentation contradicts itself about the provider's own value (two
    /// hours or three), so it is always sent.
    /// </summary>
    [Parameter, ValidateRange(60, 1_000_000)]
    public int TokenLifetime { get; set; } = 3600;

    /// <summary>Has the token hold for this machine's address only.</summary>
    [Parameter]
    public SwitchParameter FixIp { get; set; }

    /// <summary>Seconds that the provider may be silent; 60 when not given.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int Timeout { get; set; } = 60;

    /// <summary>Seconds to wait for a task that the provider does behind the scenes; 300 when not given.</summary>
    [Parameter, ValidateRange(1, 86_400)]
    public int TaskTimeout { get; set; } = 300;

    /// <summary>The proxy as a URL; without it the profile's, or the system's own.</summary>
    [Parameter]
    public string? Proxy { get; set; }

    /// <summary>Gives the connection: its Url, Role, and when the token ends.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            _client = new HostingClient(Options());
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or S3ConfigurationException
                or CredentialSources.CredentialsUnavailableException)
        {
            ThrowTerminatingError(Errors.Of(e, null));
        }
        Run(ConnectAsync);
    }

    /// <inheritdoc/>
    protected override void Fail(Exception failure) => ThrowTerminatingError(Errors.Of(failure, null));

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _client!.LogInAsync(message => TryPost(() => WriteVerbose(message)), cancellationToken).ConfigureAwait(false);
        HostingSession.Current = _client;
        if (PassThru)
            Emit(new Item(TypeNames.HostingConnection).With("Url", _client.Url).With("Role", _client.Role)
                .With("Expires", _client.Expires?.UtcDateTime).Done());
    }

    private HostingOptions Options()
    {
        ConnectionSettings? profile = ProfileName is null ? null : ProfileStore.OfUser(WriteWarning).Resolve(ProfileName);
        return new()
        {
            Url = Url ?? profile?.Text("HostingUrl") ?? HostingOptions.DefaultUrl,
            ApiKey = Token is null ? Key(profile) : null,
            Token = Token is null ? null : Given(Secrets.PlainText(Token), "The token"),
            TokenLifetime = TimeSpan.FromSeconds(TokenLifetime),
            FixIp = FixIp,
            Timeout = TimeSpan.FromSeconds(Timeout),
            Proxy = ProxyOf(profile),
            PollLimit = TimeSpan.FromSeconds(TaskTimeout),
        };
    }

    private HttpProxy? ProxyOf(ConnectionSettings? profile)
    {
        if (Proxy is not null) return new HttpProxy(Proxy);
        if (profile?.Text("Proxy") is not { } url) return null;
        Secret? password = profile.Text("ProxyPassword") is { } text ? new Secret(text) : null;
        return new HttpProxy(url == "none" ? "" : url, profile.Text("ProxyUser"), password);
    }

    private Secret Key(ConnectionSettings? profile)
    {
        if (profile?.Text("HostingApiKey") is { } stored) return stored;
        if (profile is not null)
            throw new S3ConfigurationException(
                $"The profile '{ProfileName}' has no HostingApiKey. Set-S3Profile {ProfileName} -HostingApiKey stores one.");
        return Given(ApiKey is null ? Secrets.Reveal(SecretPrompt.Ask(Host, "API key")) : Secrets.PlainText(ApiKey), "The API key");
    }

    private static Secret Given(string? secret, string what) =>
        secret?.Trim() is { Length: > 0 } text ? text : throw new ArgumentException(what + " is empty.");
}
