using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the locations where the hosting provider has S3 accounts (get_available_locations).</summary>
/// <remarks>
/// Only the provider's Russian documentation lists this action, and shows no answer to it; whatever comes is passed on under its own names.
/// Get-S3HostingPlan lists the locations of each plan. Which address a location's store has is not documented.
/// </remarks>
/// <example>
/// <code>Get-S3HostingLocation</code>
/// <para>All locations.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3HostingLocation"), OutputType(TypeNames.HostingLocation)]
public sealed class GetS3HostingLocation : HostingCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.GetAvailableLocations.With();

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => HostingItems.Locations(answer);
}
