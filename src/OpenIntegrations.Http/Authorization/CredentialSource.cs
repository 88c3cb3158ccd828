using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Gives the credentials to sign with, at the moment of signing. Safe under parallel use.</summary>
public abstract class CredentialSource
{
    public abstract ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Told that the store refused these credentials; true when newer ones can be had.</summary>
    public virtual ValueTask<bool> RenewAsync(Credentials refused, CancellationToken cancellationToken) => new(false);

    public static implicit operator CredentialSource(Credentials credentials) => new StaticCredentials(credentials);

    private sealed class StaticCredentials(Credentials credentials) : CredentialSource
    {
        public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(credentials);
    }
}
