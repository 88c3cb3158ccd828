using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Client.Places;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// Makes links that carry their signature. Nothing is sent, but for credentials that must be fetched, and for the session of a directory
/// bucket.
/// </summary>
public static class Presigner
{
    /// <summary>The well-known key of the Pydio Cells gateway. Users whose token has a secret of its own sign with that.</summary>
    private static Credentials Gateway { get; } = new("gateway", "gatewaysecret");

    /// <summary>The link for a request. Whoever uses it must send the request's own headers along.</summary>
    /// <exception cref="ArgumentException">The link would live for no time, or for more than seven days.</exception>
    /// <exception cref="CredentialsUnavailableException">The credentials have ended, and the link with them.</exception>
    /// <param name="connection">The store.</param>
    /// <param name="request">What the link does.</param>
    /// <param name="expiresIn">How long it works.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait for credentials.</param>
    /// <param name="warn">Told when the credentials end before the link does.</param>
    public static async Task<string> SignAsync(S3Connection connection, S3Request request, TimeSpan expiresIn, DateTimeOffset now,
        CancellationToken cancellationToken, Action<string>? warn = null)
    {
        if (expiresIn < TimeSpan.FromSeconds(1) || expiresIn > PresignedQuery.MaxExpiry)
            throw new ArgumentException(
                $"A presigned link lives from one second to seven days (604800 s); {expiresIn.TotalSeconds:0} s were asked for.");
        WireRequest wire = S3Client.Wire(request, connection);
        Place place = Place.Of(request, connection);
        if (place.NeedsSession)
        {
            connection = connection with
            {
                Credentials = await BucketSession.OfAsync(connection, request.Bucket!, () => now, cancellationToken).ConfigureAwait(false),
            };
        }
        Credentials credentials = await LastingCredentials.GetAsync(connection, "link", expiresIn, now, warn, cancellationToken)
            .ConfigureAwait(false);
        bool isToken = connection.Provider.PresignedForm == PresignedForm.PydioToken && credentials.SecretKey == Gateway.SecretKey;
        PresignedQuery.Sign(wire, isToken ? Gateway : credentials, new SigningScope(now, place.Region, place.Service), expiresIn,
            place.NeedsSession ? PresignedQuery.SessionToken : PresignedQuery.UsualToken);
        // Behind the signature: the gateway takes it away before it checks.
        if (isToken) wire.Query.Add("pydio_jwt", credentials.AccessKey);
        return wire.Url;
    }
}
