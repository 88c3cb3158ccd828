using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Connections;

/// <summary>Makes the source of a connection's credentials. Nothing is fetched here.</summary>
/// <param name="Settings">What the connection says.</param>
/// <param name="Provider">Whose default secret holds.</param>
/// <param name="Sts">Where roles are assumed and sessions begun.</param>
/// <param name="World">The profiles that a role may be based on.</param>
internal sealed record CredentialFactory(ConnectionSettings Settings, Provider Provider, StsClient Sts, ConnectionContext World)
{
    public SourceContext Context => Sts.Context;

    /// <exception cref="S3ConfigurationException">The settings name no source, two, or one that lacks something.</exception>
    public CredentialSource Create()
    {
        CredentialKind kind = CredentialSettings.KindOf(Settings) ?? CredentialKind.All[0];
        bool isTemporary = Settings["RoleArn"] is not null || Settings["MfaSerial"] is not null || Settings["Duration"] is not null;
        CredentialSource basis = kind.Create(this);
        if (!isTemporary || !kind.TakesRole || basis is AnonymousSource) return basis;
        return Settings["RoleArn"] is null
            ? new SessionTokenSource(Fetched(basis), Settings.Text("MfaSerial"), Duration(), Sts)
            : new AssumeRoleSource(Fetched(basis), Role(), Sts);
    }

    /// <summary>The same for those that a role is based on.</summary>
    public FetchedSource CreateFetched() => Fetched(Create());

    /// <summary>The source of another profile, with its own idea of where roles are assumed.</summary>
    public FetchedSource OfProfile(string name) =>
        S3Connection.Sources(World.Profiles.Resolve(name), World.Below(name)).CreateFetched();

    public RoleSettings Role() =>
        new(Needed("RoleArn"), Settings.Text("RoleSessionName"), Settings.Text("ExternalId"), Settings.Text("MfaSerial"), Duration());

    public string Needed(string name) => Settings.Text(name) ?? throw new S3ConfigurationException($"The {Settings.Origin} lacks {name}.");

    private FetchedSource Fetched(CredentialSource source) => source switch
    {
        FetchedSource fetched => fetched,
        KeptKeys kept => new KeysSource(kept.Keys, Context),
        _ => throw new S3ConfigurationException($"The {Settings.Origin} has no credentials that something could be based on."),
    };

    private string? Duration() => Settings.Number("Duration", 1) is { } seconds ? Scalars.Format(seconds) : null;
}
