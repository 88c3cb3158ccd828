using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Oidc;

namespace OpenIntegrations.S3.Cells;

/// <summary>
/// Renews a token by the refresh token that came with it. The server takes each once, so the newer one is kept before anything is done with
/// it.
/// </summary>
internal sealed class OidcSource(string profile, string secret, IProfiles store, SourceContext context)
    : SignInSource(profile, secret, store, context)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    /// <summary>Whoever waits may give up; a renewal that has begun is seen to its end, because its answer cannot be had twice.</summary>
    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        Task<ExpiringCredentials> renewal = FinishAsync(time);
        var givenUp = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = cancellationToken.Register(() => givenUp.TrySetResult(true));
        if (await Task.WhenAny(renewal, givenUp.Task).ConfigureAwait(false) != renewal)
            throw new OperationCanceledException(cancellationToken);
        return await renewal.ConfigureAwait(false);
    }

    protected override async Task<StoredSignIn> RenewAsync(StoredSignIn old, CancellationToken cancellationToken)
    {
        if (old is not { RefreshToken: { } refreshToken, TokenUrl: { } url, ClientId: { } client })
            throw Ended("the token has ended, and the server gave none to renew it with.");
        try
        {
            TokenSet tokens = await new TokenEndpoint(url, client, SignInTransport.Of(Context.Transport), Context.Now)
                .RefreshAsync(refreshToken, CellsClient.Scope, cancellationToken).ConfigureAwait(false);
            return old with { AccessToken = tokens.AccessToken, Expires = tokens.Expires,
                RefreshToken = tokens.RefreshToken ?? refreshToken };
        }
        catch (TokenRefusedException e)
        {
            throw Ended(e.Message.TrimEnd('.') + ".");
        }
    }

    private async Task<ExpiringCredentials> FinishAsync(DateTimeOffset time)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return await base.FetchAsync(time, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException("The server did not renew the token in time.", e);
        }
    }
}
