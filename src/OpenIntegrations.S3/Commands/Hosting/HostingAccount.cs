using System;
using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the S3 accounts at the hosting provider, with traffic and storage usage (get_users).</summary>
/// <remarks>
/// Quota and StorageUsage are bytes. The unit of Traffic is not documented, so it is shown as it comes. The property Answer holds the
/// provider's own words.
/// Piped to Set-S3Profile an account becomes a profile; where its store is must be said, as no documentation tells which address belongs to
/// which location.
/// </remarks>
/// <example>
/// <code>Get-S3HostingAccount</code>
/// <para>All accounts.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount -S3uid s3_user_123 | Set-S3Profile hosted -Url https://s3.example.com</code>
/// <para>Makes a profile of the account's keys, without showing them. Cmdlets work with its buckets from there on.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount -PlanId 5 -Order storage_usage -OrderBy DESC -Limit 10 -PeriodFrom 2024-01-01 -PeriodTo 2024-01-31</code>
/// <para>The ten largest accounts of a plan, with the figures of a month.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingAccount"), OutputType(TypeNames.HostingAccount)]
public sealed class GetS3HostingAccount : HostingCmdlet
{
    /// <summary>Only the account with this S3 user identifier.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? S3uid { get; set; }

    /// <summary>Only accounts of this client. For administrators.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int? ClientId { get; set; }

    /// <summary>Only accounts of this pricing plan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateRange(0, int.MaxValue)]
    public int? PlanId { get; set; }

    /// <summary>Only accounts with this e-mail address. The name of the field is inferred: the documentation has lost it.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>Only accounts of this billing. Which values there are is not documented.</summary>
    [Parameter]
    public string? Billing { get; set; }

    /// <summary>Only accounts with a bucket of this name.</summary>
    [Parameter]
    public string? BucketName { get; set; }

    /// <summary>At most so many.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? Limit { get; set; }

    /// <summary>The field to sort by, such as storage_usage. Which fields there are is not documented.</summary>
    [Parameter]
    public string? Order { get; set; }

    /// <summary>The direction to sort in: ASC or DESC.</summary>
    [Parameter, ValidateSet("ASC", "DESC")]
    public string? OrderBy { get; set; }

    /// <summary>The first day of the figures.</summary>
    [Parameter, TimeTransformation]
    public DateTime? PeriodFrom { get; set; }

    /// <summary>The last day of the figures.</summary>
    [Parameter, TimeTransformation]
    public DateTime? PeriodTo { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.GetUsers.With(
        ("id", ClientId), ("plan_id", PlanId), ("s3uid", S3uid), ("email", Email), ("billing", Billing), ("bucket_name", BucketName),
        ("limit", Limit), ("order", Order), ("order_by", OrderBy), ("period_from", PeriodFrom), ("period_to", PeriodTo));

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => HostingItems.Accounts(answer);
}

/// <summary>Creates a free S3 account with a bucket in it (create_account).</summary>
/// <remarks>
/// It is sent once, whatever happens: after a failure look with Get-S3HostingAccount before you repeat it. New-S3HostingOrder is for paid
/// plans.
/// </remarks>
/// <example>
/// <code>Get-S3HostingPlan | Where-Object Name -eq 'Free Plan' | New-S3HostingAccount -BucketName b1</code>
/// <para>An account of the free plan.</para>
/// </example>
/// <example>
/// <code>
/// New-S3HostingAccount -PlanId 1 -BucketName b1 -Location DE | Set-S3Profile hosted -Url https://s3.example.com
/// Get-S3Profile hosted
/// </code>
/// <para>An account, and a profile of its keys.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.New, "S3HostingAccount", SupportsShouldProcess = true), OutputType(TypeNames.HostingAccount)]
public sealed class NewS3HostingAccount : HostingCmdlet
{
    /// <summary>The pricing plan's identifier, as Get-S3HostingPlan lists it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ValidateRange(0, int.MaxValue)]
    public int PlanId { get; set; }

    /// <summary>The name of the bucket to create.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string BucketName { get; set; } = "";

    /// <summary>
    /// The location, such as NL; the provider takes NL when it is not given. Get-S3HostingPlan lists the locations of each plan.
    /// </summary>
    [Parameter]
    public string? Location { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request =>
        HostingActions.CreateAccount.With(("plan_id", PlanId), ("bucket_name", BucketName), ("location", Location));

    /// <inheritdoc/>
    protected override string Change => "Create account";

    /// <inheritdoc/>
    protected override string Target => $"plan {PlanId}, bucket {BucketName}";

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.One(TypeNames.HostingAccount, answer)];
}

/// <summary>Deletes an S3 account with all its buckets and data, for good (delete_account).</summary>
/// <remarks>
/// It asks first unless -Confirm:$false is given, and it is sent once, whatever happens. The documentation shows no answer to it: anything
/// but a failure counts as done.
/// </remarks>
/// <example>
/// <code>Remove-S3HostingAccount s3_user_123</code>
/// <para>Deletes the account after a question.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount -Email old@example.com | Remove-S3HostingAccount -WhatIf</code>
/// <para>Shows which accounts would be deleted.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Remove, "S3HostingAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveS3HostingAccount : HostingAccountCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.DeleteAccount.With(("s3uid", S3uid));

    /// <inheritdoc/>
    protected override string Change => "Delete account with all its buckets and data";
}
