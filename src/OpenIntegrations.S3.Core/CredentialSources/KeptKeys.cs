using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Keys that the connection itself holds.</summary>
internal sealed class KeptKeys(Credentials keys) : CredentialSource
{
    public Credentials Keys => keys;

    public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(keys);
}
