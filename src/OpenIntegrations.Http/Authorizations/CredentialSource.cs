using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>Gives the credentials to sign with, at the moment of signing. Safe under parallel use.</summary>
public abstract class CredentialSource
{
    public abstract ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Told that the store refused these credentials.</summary>
    /// <param name="refused">The credentials that the refused request was signed with.</param>
    /// <param name="isCertain">Whether the store said that it was for them; else that is only likely.</param>
    /// <param name="cancellationToken">Ends the wait for newer ones.</param>
    /// <returns>True when there are newer ones, so that another attempt makes sense.</returns>
    public virtual ValueTask<bool> RenewAsync(Credentials refused, bool isCertain, CancellationToken cancellationToken) => new(false);

    public static implicit operator CredentialSource(Credentials credentials) => new StaticCredentials(credentials);

    private sealed class StaticCredentials(Credentials credentials) : CredentialSource
    {
        public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(credentials);
    }
}
