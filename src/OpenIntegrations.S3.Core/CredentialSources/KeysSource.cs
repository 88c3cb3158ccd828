using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Keys that are known already, as the basis of a role or a session.</summary>
internal sealed class KeysSource(Credentials keys, SourceContext context)
    : FetchedSource(SourceKey.Of("keys", keys.AccessKey, keys.SecretKey, keys.SessionToken), context)
{
    public override string Description => "the access key";

    protected override Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        Task.FromResult(new ExpiringCredentials(keys, null));
}
