using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Has the hosting provider bring its traffic figures up to date (update_traffic_info). For administrators.</summary>
/// <remarks>
/// No documentation has this action: it is known from the vendor's own client, and its answer is not known. It is sent once, whatever
/// happens.
/// </remarks>
/// <example>
/// <code>Update-S3HostingTraffic</code>
/// <para>Get-S3HostingAccount shows the new figures.</para>
/// </example>
[Cmdlet(VerbsData.Update, "S3HostingTraffic", SupportsShouldProcess = true)]
public sealed class UpdateS3HostingTraffic : HostingCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.UpdateTrafficInfo.With();

    /// <inheritdoc/>
    protected override string Change => "Update";

    /// <inheritdoc/>
    protected override string Target => "traffic figures";
}
