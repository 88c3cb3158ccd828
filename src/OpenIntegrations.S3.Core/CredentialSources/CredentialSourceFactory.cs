using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Makes the source of a connection's credentials. Nothing is fetched here.</summary>
/// <param name="settings">What the connection says.</param>
/// <param name="provider">Whose default secret holds.</param>
/// <param name="sts">Where roles are assumed and sessions begun.</param>
/// <param name="world">The profiles that a role may be based on.</param>
internal sealed class CredentialSourceFactory(ConnectionSettings settings, Provider provider, StsClient sts, ConnectionContext world)
{
    private readonly SourceContext _context = sts.Context;

    /// <exception cref="S3ConfigurationException">The settings name no source, two, or one that lacks something.</exception>
    public CredentialSource Create()
    {
        string? kind = CredentialSettings.Kind(settings);
        bool isTemporary = settings["RoleArn"] is not null || settings["MfaSerial"] is not null || settings["Duration"] is not null;
        if (kind is null or "SecretKey" && !isTemporary) return Keys();
        FetchedSource basis = Basis(kind);
        if (!isTemporary || kind == "WebIdentityTokenFile") return basis;
        return settings["RoleArn"] is null
            ? new SessionTokenSource(basis, settings.Text("MfaSerial"), Duration(), sts)
            : new AssumeRoleSource(basis, Role(), sts);
    }

    /// <summary>The same for those that a role is based on.</summary>
    public FetchedSource CreateFetched() => Create() as FetchedSource ?? new KeysSource(Keys());

    private Credentials Keys()
    {
        string? secret = settings.Text("SecretKey") ?? provider.DefaultSecret;
        var missing = new List<string>();
        if (settings["AccessKey"] is null) missing.Add("AccessKey");
        if (secret is null) missing.Add("SecretKey");
        if (missing.Count > 0) throw new S3ConfigurationException($"The {settings.Origin} lacks {string.Join(", ", missing)}.");
        return new Credentials(settings.Text("AccessKey")!, secret!, settings.Text("SessionToken"));
    }

    private FetchedSource Basis(string? kind) => kind switch
    {
        "CredentialScript" => new ScriptSource(settings["CredentialScript"]!, provider.DefaultSecret, _context),
        "CredentialProcess" => new ProcessSource(settings.Text("CredentialProcess")!, _context),
        "CredentialSource" => NamedSource.Create(settings.Text("CredentialSource")!, _context)
            ?? throw settings.Wrong("CredentialSource", settings.Text("CredentialSource")!, "one of " + string.Join(", ", NamedSource.Names)),
        "AwsProfile" => OfAws(settings.Text("AwsProfile")!),
        "SourceProfile" => OfProfile(settings.Text("SourceProfile")!),
        "WebIdentityTokenFile" => new WebIdentitySource(settings.Text("WebIdentityTokenFile")!, Role(), sts),
        "SignIn" => SignInSource.Create(settings, provider.DefaultSecret, world.Profiles, _context),
        "SecretName" => new VaultSource(settings.Text("Vault"), Needed("SecretName"), settings.Text("AccessKey"), _context),
        _ => new KeysSource(Keys()),
    };

    private FetchedSource OfAws(string name)
    {
        AwsFiles files = AwsFiles.Read(_context.Environment, _context.Interaction.Warn);
        return new AwsCredentialChain(files, sts).Of(files.Find(name).Name) ?? throw new S3ConfigurationException($"The profile '{name}' of the AWS shared files has no credentials.");
    }

    // A profile of its own, with its own idea of where roles are assumed.
    private FetchedSource OfProfile(string name) => S3Connection.Sources(world.Profiles.Resolve(name), world.Below(name)).CreateFetched();

    private RoleSettings Role() => new(Needed("RoleArn"), settings.Text("RoleSessionName"), settings.Text("ExternalId"), settings.Text("MfaSerial"), Duration());

    private string? Duration() => settings.Number("Duration", 1) is { } seconds ? Scalars.Format(seconds) : null;

    private string Needed(string name) => settings.Text(name) ?? throw new S3ConfigurationException($"The {settings.Origin} lacks {name}.");
}
