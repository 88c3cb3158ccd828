using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Pumping;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Signs in to Pydio Cells and stores the connection as a profile.</summary>
/// <remarks>
/// The browser opens for the sign-in (OpenID Connect with PKCE), and its answer is waited for on a port of this machine's loopback: 3000,
/// or one of 3636 to 3666.
/// With -NoBrowser the address is printed, and the code that the server shows is asked for. With -Credential the server's own log-in is
/// used,
/// which Pydio calls legacy; it has no second factor.
/// The profile keeps the tokens as secrets and renews them while it is used, also in the middle of an upload. A sign-in that the server has
/// closed must be made again.
/// For scripts that nobody watches, a personal access token with Set-S3Profile is the better choice.
/// </remarks>
/// <example>
/// <code>Connect-S3Cells cells https://cells.example.com</code>
/// <para>Signs in with the browser. Then Get-S3Object -ProfileName cells -Bucket io -Delimiter / lists the workspaces.</para>
/// </example>
/// <example>
/// <code>Connect-S3Cells cells -NoBrowser</code>
/// <para>Signs in anew where there is no browser: the address is opened on another machine. The profile knows the server already.</para>
/// </example>
/// <example>
/// <code>Connect-S3Cells cells https://cells.example.com -Credential (Get-Credential anna)</code>
/// <para>Signs in with a password. Without -KeepPassword it is asked for again when the token has ended.</para>
/// </example>
/// <seealso href="https://docs.pydio.com/"/>
[Cmdlet(VerbsCommunications.Connect, "S3Cells", SupportsShouldProcess = true, DefaultParameterSetName = "Browser"),
    OutputType(TypeNames.Profile)]
public sealed class ConnectS3Cells : AsyncCmdlet
{
    private readonly Session _session = Session.Current;

    /// <summary>The profile's name. One that exists keeps its other values.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("ProfileName"), ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The address of the Cells server, without a bucket. Without a scheme it is https. A profile that has one needs none.
    /// </summary>
    [Parameter(Position = 1)]
    public string? Url { get; set; }

    /// <summary>Prints the address and asks for the code that is shown there, for machines without a browser.</summary>
    [Parameter(ParameterSetName = "Browser")]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>
    /// The client to sign in as. Without it cells-client, or cells-sync when port 3000 is taken; every Cells server has both.
    /// </summary>
    [Parameter(ParameterSetName = "Browser")]
    public string? ClientId { get; set; }

    /// <summary>
    /// Where the server sends the browser, as it is registered for the client: http, localhost and a port (0 for any that is free), or with
    /// -NoBrowser any address.
    /// </summary>
    [Parameter(ParameterSetName = "Browser")]
    public string? RedirectUri { get; set; }

    /// <summary>How long to wait for the browser: seconds, or a TimeSpan. 300 seconds when not given.</summary>
    [Parameter(ParameterSetName = "Browser"), SecondsTransformation]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>User name and password, for servers and users without OpenID Connect.</summary>
    [Parameter(ParameterSetName = "Session", Mandatory = true), Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Keeps the password in the profile as a secret, so that the token can be renewed when nobody can be asked.</summary>
    [Parameter(ParameterSetName = "Session")]
    public SwitchParameter KeepPassword { get; set; }

    /// <summary>A PEM file with certificate authorities to trust instead of the system's. The profile keeps it.</summary>
    [Parameter]
    public string? CaFile { get; set; }

    /// <summary>
    /// Accepts any certificate of the server. Whoever stands in between can then read everything, the tokens too. The profile keeps it.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>The proxy as a URL; 'none' for none although the system has one. The profile keeps it.</summary>
    [Parameter, AllowEmptyString]
    public string? Proxy { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Name, $"Sign in to {Url ?? "Pydio Cells"} and store profile")) base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var store = ProfileStore.OfUser(Warn);
        ConnectionSettings given = Given();
        ConnectionSettings known = store.Find(Name) is { } stored ? store.Inherit(stored) : new ConnectionSettings("");
        var world =
            new ConnectionContext(store) { Interaction = new PipelineInteraction(PumpHost, CallAsync, Warn, Show).Interaction };
        CellsSignIn signIn = CellsSignIn.For(given.Over(known), world);
        given["Provider"] = "Cells";
        if (SkipCertificateCheck)
            Warn($"The certificate of {signIn.Url} is not checked. Whoever stands in between can read and change everything; -CaFile "
                + $"trusts an authority of your own instead.");
        if (signIn.IsExposed) Warn($"{signIn.Url} is without https: whoever stands in between can read what is sent, the tokens too.");
        await signIn.KeepAsync(store, Name, given, await SignInAsync(signIn, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        Emit(ProfileItem.Of(Name, store.Find(Name)!, store, _session.Uses(Name)));
    }

    /// <inheritdoc/>
    protected override void Fail(Exception failure) => ThrowTerminatingError(Errors.Of(failure, Name));

    private Task<StoredSignIn> SignInAsync(CellsSignIn signIn, CancellationToken cancellationToken)
    {
        (signIn.ClientId, signIn.RedirectUri, signIn.Patience) = (ClientId, RedirectUri, Timeout);
        if (Credential is not null)
            return signIn.WithPasswordAsync(Credential.UserName, Secrets.Reveal(Credential.Password), KeepPassword, cancellationToken);
        return NoBrowser ? signIn.ByCodeAsync(cancellationToken) : signIn.InBrowserAsync(cancellationToken);
    }

    private ConnectionSettings Given()
    {
        var given = new ConnectionSettings($"profile '{Name}'") { ["Url"] = Url };
        if (Proxy is not null) given["Proxy"] = Proxy.Length == 0 ? "none" : Proxy;
        if (CaFile is not null) given["CaFile"] = LocalPath.Full(SessionState.Path, CaFile);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(SkipCertificateCheck)))
            given["SkipCertificateCheck"] = SkipCertificateCheck.IsPresent;
        return given;
    }

    private void Warn(string message) => Tell(() => WriteWarning(message));

    private void Show(string message) => Tell(() => WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]));
}
