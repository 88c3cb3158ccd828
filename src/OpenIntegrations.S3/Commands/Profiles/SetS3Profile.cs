using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Stores a connection under a name, or changes what is given of one that is stored.</summary>
/// <remarks>
/// Profiles lie in the user's configuration folder, in a file that only the user can read; on Windows secrets are encrypted for the user.
/// The profile named default is used when nothing else says which. Test-S3Profile tries a profile.
/// What a profile must have and has not is asked for, where somebody is there to answer; then it is tried, too. Else nothing is sent, save
/// for an address with a port and without a scheme: there https is tried and then http, without credentials, and what answers is stored.
/// Credentials of one kind take the place of those of another: a new access key forgets the old secret.
/// </remarks>
/// <example>
/// <code>Set-S3Profile lab -Url http://127.0.0.1:9000 -AccessKey minioadmin -SecretKey minioadmin</code>
/// <para>Stores a connection. Without -SecretKey the secret is asked for.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile lab</code>
/// <para>Asks for address and keys, stores them, tries them, and says what is wrong.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile backup -Provider Wasabi -Region eu-central-1 -Credential (Get-Credential)</code>
/// <para>The provider and the region make the address.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile cells -Provider Cells -Url https://cells.example.com -AccessKey $token</code>
/// <para>Pydio Cells with a personal access token. The secret and all the gateway's rules come with the provider. Connect-S3Cells signs in
/// instead.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile audit -BasedOn lab -RoleArn arn:aws:iam::123456789012:role/audit -MfaSerial arn:aws:iam::123456789012:mfa/me</code>
/// <para>A role, assumed with the credentials of another profile.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount -S3uid s3_user_123 | Set-S3Profile hosted -Url https://s3.example.com</code>
/// <para>The keys of an account at a hosting provider, which are stored and not shown.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile lab -PartSize 64MB -Trait @{ BatchDelete = $false }</code>
/// <para>Changes single values of a profile.</para>
/// </example>
/// <example>
/// <code>Set-S3Profile lab -Clear PartSize, BatchDelete</code>
/// <para>Takes them out of it again.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3Profile", SupportsShouldProcess = true, DefaultParameterSetName = "Keys")]
public sealed class SetS3Profile : HostingParameters
{
    private static readonly string[] s_files = ["CaFile", "ClientCertificateFile", "ClientKeyFile", "WebIdentityTokenFile"];

    /// <summary>
    /// Names of values that the profile shall no longer have, for example Region or PartSize. An empty text for a parameter does the same.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(StoredValueCompleter))]
    public string[] Clear { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Name, "Store profile")) return;
        try
        {
            var store = ProfileStore.OfUser(WriteWarning);
            ConnectionSettings settings = Given().Over(BasicData as ConnectionSettings ?? new ConnectionSettings("")).Over(Kept(store));
            var profile = new NewProfile(this, settings);
            profile.AskForWhatLacks(store.Inherit(settings, Name));
            profile.FindScheme(StopToken);
            ConnectionSettings effective = store.Inherit(settings, Name);
            if (LacksSecret(effective))
                settings["SecretKey"] = Secrets.Reveal(SecretPrompt.Ask(Host, $"Secret key of {Shown.Key(effective.Text("AccessKey"))}"));
            if (settings["Vault"] is not null) KeepInVault(settings);
            S3Connection? connection = Check(store, store.Inherit(settings, Name));
            store.Update(Name, current => StoredSignIn.UpToDate(settings, current));
            if (profile.HasAsked && connection is not null) profile.Try(connection, StopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e)
            when (ProfileErrors.IsExpected(e) || e is CredentialsUnavailableException or HostingException or HttpRequestException)
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }

    /// <summary>What is stored, without what shall be forgotten.</summary>
    private ConnectionSettings Kept(ProfileStore store)
    {
        ConnectionSettings stored = store.Find(Name) ?? new ConnectionSettings("");
        foreach (string name in Clear) stored[Known(name)] = null;
        foreach (var (name, value) in MyInvocation.BoundParameters)
        {
            if (PsValue.Unwrap(value) is null or "") stored[name] = null;
        }
        foreach (DictionaryEntry trait in Trait ?? new Hashtable())
        {
            if (trait.Value is null) stored[TraitName(trait.Key)] = null;
        }
        return stored;
    }

    private ConnectionSettings Given()
    {
        var given = new ConnectionSettings($"profile '{Name}'");
        foreach (var (name, value) in MyInvocation.BoundParameters) given[name] = Plain(name, value);
        foreach (DictionaryEntry trait in Trait ?? new Hashtable()) given[TraitName(trait.Key)] = PsValue.Unwrap(trait.Value);
        if (Credential is not null) (given["AccessKey"], given["SecretKey"]) = (Credential.UserName, Secrets.Reveal(Credential.Password));
        AddAccountKeys(given);
        if (Proxy is not null) given["Proxy"] = Proxy.Length == 0 ? "none" : Proxy;
        if (ProxyCredential is not null)
            (given["ProxyUser"], given["ProxyPassword"]) = (ProxyCredential.UserName, Secrets.Reveal(ProxyCredential.Password));
        return given;
    }

    private object? Plain(string name, object? value) => PsValue.Unwrap(value) switch
    {
        _ when name == nameof(SkipCertificateCheck) => SkipCertificateCheck.IsPresent,
        SecureString secret => Secrets.Reveal(secret),
        Enum choice => choice.ToString(),
        ScriptBlock script => script.ToString().Trim(),
        string path when Array.IndexOf(s_files, name) >= 0 => LocalPath.Full(SessionState.Path, path),
        var plain => plain,
    };

    private static string TraitName(object key) =>
        Connections.Trait.All.FirstOrDefault(t => string.Equals(t.Name, key.ToString(), StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw new S3ConfigurationException(
            $"-Trait has no '{key}'. It has: {string.Join(", ", Connections.Trait.All.Select(t => t.Name))}.");

    private static string Known(string name) => Setting.Find(name)?.Name
        ?? throw new S3ConfigurationException(
            $"A profile has no '{name}'. It has: {string.Join(", ", Setting.All.Select(setting => setting.Name))}.");

    private static bool LacksSecret(ConnectionSettings settings) =>
        settings["AccessKey"] is not null && settings["SecretKey"] is null && settings["SecretName"] is null
        && CredentialSettings.Kind(settings) is "SecretKey" or "SecretName"
        && Connections.Provider.Find(settings.Text("Provider") ?? "")?.DefaultSecret is null;

    private void KeepInVault(ConnectionSettings settings)
    {
        settings["SecretName"] ??= Name;
        if (settings.Text("SecretKey") is not { } secret) return;
        using SecureString secure = Secrets.Hide(secret);
        Input.Vault.Write(InvokeCommand, settings.Text("Vault"), settings.Text("SecretName")!, secure);
        settings["SecretKey"] = null;
    }

    private S3Connection? Check(ProfileStore store, ConnectionSettings settings)
    {
        if (IsForHostingOnly(settings)) return null;
        var world = new ConnectionContext(store) { Interaction = new Interaction { Warn = WriteWarning } };
        S3Connection connection = S3Connection.Create(settings, world);
        if (connection.UrlFault("bucket") is { } fault) throw new S3ConfigurationException(fault);
        if (connection.UrlDoubt is { } doubt) WriteWarning(doubt);
        if (settings.Flag("SkipCertificateCheck") == true)
            WriteWarning(
                "The certificate of the store will not be checked. Whoever stands in between can read and change everything; -CaFile "
                    + "trusts an authority of your own instead.");
        return connection;
    }
}
