using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Ends the connection to the hosting provider, and the token with it.</summary>
/// <remarks>A token that Connect-S3Hosting was given with -Token is forgotten and left alone at the provider.</remarks>
/// <example>
/// <code>Disconnect-S3Hosting</code>
/// <para>Logs out. Without a connection it does nothing.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "S3Hosting")]
public sealed class DisconnectS3Hosting : AsyncCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        (HostingClient? client, HostingSession.Current) = (HostingSession.Current, null);
        if (client is null) Post(() => WriteVerbose("There is no connection to a hosting provider."));
        else await client.LogOutAsync(message => TryPost(() => WriteVerbose(message)), cancellationToken).ConfigureAwait(false);
    }

    // The connection is gone here either way; the token ends by itself.
    /// <inheritdoc/>
    protected override void Fail(Exception failure) =>
        WriteWarning($"The provider was not told: {failure.Message} The token is forgotten here and ends by itself there.");
}
