using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>Makes links that carry their signature. Nothing is sent.</summary>
public static class Presigner
{
    /// <summary>The well-known key of the Pydio Cells gateway. Users whose token has a secret of its own sign with that.</summary>
    private static Credentials Gateway { get; } = new("gateway", "gatewaysecret");

    /// <summary>The link for a request. Whoever uses it must send the request's own headers along.</summary>
    /// <exception cref="ArgumentException">The link would live for no time, or for more than seven days.</exception>
    public static async Task<string> SignAsync(S3Connection connection, S3Request request, TimeSpan expiresIn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (expiresIn < TimeSpan.FromSeconds(1) || expiresIn > PresignedQuery.MaxExpiry)
            throw new ArgumentException($"A presigned link lives from one second to seven days (604800 s); {expiresIn.TotalSeconds:0} s were asked for.");
        WireRequest wire = S3Client.Wire(request, connection);
        Credentials credentials = await connection.Credentials.GetAsync(now, cancellationToken).ConfigureAwait(false);
        bool isToken = connection.Provider.PresignedForm == PresignedForm.PydioToken && credentials.SecretKey == Gateway.SecretKey;
        PresignedQuery.Sign(wire, isToken ? Gateway : credentials, new SigningScope(now, connection.Region, connection.Service), expiresIn);
        // Behind the signature: the gateway takes it away before it checks.
        if (isToken) wire.Query.Add("pydio_jwt", credentials.AccessKey);
        return wire.Url;
    }
}
