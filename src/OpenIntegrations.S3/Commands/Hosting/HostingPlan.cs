using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the hosting provider's pricing plans (list_plans).</summary>
/// <remarks>
/// Prices are for a month, in roubles, euros and dollars. Quota is bytes. The unit of BandwidthLimit is not documented; that its 0 means no
/// limit is inferred.
/// </remarks>
/// <example>
/// <code>Get-S3HostingPlan</code>
/// <para>All plans.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingPlan | Where-Object { $_.Locations -contains 'DE' } | Sort-Object MonthlyEur</code>
/// <para>The plans to be had in Germany, the cheapest first.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingPlan"), OutputType(TypeNames.HostingPlan)]
public sealed class GetS3HostingPlan : HostingCmdlet
{
    /// <summary>Only the plan with this identifier. For administrators.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), ValidateRange(0, int.MaxValue)]
    public int? PlanId { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.ListPlans.With(("id", PlanId));

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => HostingItems.Plans(answer);
}

/// <summary>Lists the changes of a pricing plan (history).</summary>
/// <remarks>The documentation shows no answer to it; whatever comes is passed on under its own names.</remarks>
/// <example>
/// <code>Get-S3HostingPlanHistory 1</code>
/// <para>The changes of a plan.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingPlan | Get-S3HostingPlanHistory</code>
/// <para>The changes of all plans.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingPlanHistory"), OutputType(TypeNames.HostingPlanChange)]
public sealed class GetS3HostingPlanHistory : HostingCmdlet
{
    /// <summary>The pricing plan's identifier, as Get-S3HostingPlan lists it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ValidateRange(0, int.MaxValue)]
    public int PlanId { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.History.With(("id", PlanId));

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => HostingItems.Changes(answer, PlanId);
}
