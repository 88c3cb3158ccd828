using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>No credentials: requests go out as they are, for what everybody may read.</summary>
internal sealed class AnonymousSource : CredentialSource
{
    /// <summary>The word that a connection has for it.</summary>
    public const string Name = "Anonymous";

    /// <exception cref="CredentialsUnavailableException">Always: what cannot do without keys asks for them.</exception>
    public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new CredentialsUnavailableException("This needs credentials, and the connection is without any.");
}
