using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

[assembly: CredentialKind(typeof(ScriptKind))]

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>
/// A script of the user's that returns credentials: an object or hashtable with AccessKey, SecretKey and, where they end, SessionToken and
/// Expiration.
/// </summary>
/// <param name="script">The script's text, or the script itself; each is then a source of its own.</param>
/// <param name="defaultSecret">The secret for scripts that return a token only.</param>
/// <param name="context">Who runs it.</param>
internal sealed class ScriptSource(object script, string? defaultSecret, SourceContext context)
    : FetchedSource(script is string text ? SourceKey.Of("script", text, defaultSecret) : script, context)
{
    public override string Description => "the CredentialScript";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        ExpiringCredentials.Read(await Context.Interaction.RunScriptAsync(script, cancellationToken).ConfigureAwait(false), defaultSecret)
        ?? throw Failed("it must return an object with AccessKey and SecretKey, and with SessionToken and Expiration where they end.");
}

/// <summary>A script that returns credentials.</summary>
internal sealed class ScriptKind : CredentialKind
{
    public override string Name => "CredentialScript";

    public override IReadOnlyList<Setting> Settings { get; } = [new("CredentialScript", IsSecret: true) { Keeps = [] }];

    public override string Describe(ConnectionSettings settings, Func<string?, string?> shownKey) => "a script";

    public override CredentialSource Create(CredentialFactory factory) =>
        new ScriptSource(factory.Settings[Name]!, factory.Provider.DefaultSecret, factory.Context);
}
