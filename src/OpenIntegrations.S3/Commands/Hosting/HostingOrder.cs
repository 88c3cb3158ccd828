using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Orders a paid S3 account, which starts billing and creates the user (create_order).</summary>
/// <remarks>
/// This spends money. It asks first unless -Confirm:$false is given, and it is sent once, whatever happens: after a failure look with
/// Get-S3HostingAccount before
/// you repeat it. The documentation shows no answer to it; whatever comes, such as an invoice, is passed on under its own names.
/// </remarks>
/// <example>
/// <code>Get-S3HostingPlan | Where-Object Name -eq 'Pro Plan' | New-S3HostingOrder -BucketName b1 -Location NL</code>
/// <para>Orders an account of a plan, after a question.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.New, "S3HostingOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High),
    OutputType(TypeNames.HostingOrder)]
public sealed class NewS3HostingOrder : HostingCmdlet
{
    /// <summary>The pricing plan's identifier, as Get-S3HostingPlan lists it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), ValidateRange(0, int.MaxValue)]
    public int PlanId { get; set; }

    /// <summary>The name of the bucket to create.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string BucketName { get; set; } = "";

    /// <summary>The location, such as NL. Get-S3HostingPlan lists the locations of each plan.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string Location { get; set; } = "";

    /// <inheritdoc/>
    protected override HostingRequest Request =>
        HostingActions.CreateOrder.With(("plan_id", PlanId), ("bucket_name", BucketName), ("location", Location));

    /// <inheritdoc/>
    protected override string Change => "Order paid account";

    /// <inheritdoc/>
    protected override string Target => $"plan {PlanId}, bucket {BucketName}, location {Location}";

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.One(TypeNames.HostingOrder, answer)];
}

/// <summary>Sets the date on which a paid account ends (delete_payment_account).</summary>
/// <remarks>
/// The present documentation does not have this action: it is known from another generation of it, and whether S3uid is all that it wants
/// is not confirmed.
/// It asks first unless -Confirm:$false is given, and it is sent once, whatever happens. Resume-S3HostingOrder takes it back.
/// </remarks>
/// <example>
/// <code>Stop-S3HostingOrder s3_user_123</code>
/// <para>Lets the paid account run out, after a question.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "S3HostingOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High),
    OutputType(TypeNames.HostingOrder)]
public sealed class StopS3HostingOrder : HostingAccountCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.DeletePaymentAccount.With(("s3uid", S3uid));

    /// <inheritdoc/>
    protected override string Change => "Set the end of paid account";

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.One(TypeNames.HostingOrder, answer)];
}

/// <summary>Takes back the end of a paid account that Stop-S3HostingOrder set (cancel_payment_account_deletion).</summary>
/// <remarks>
/// The present documentation does not have this action: it is known from another generation of it, and whether S3uid is all that it wants
/// is not confirmed.
/// The account goes on to cost money, so it asks first unless -Confirm:$false is given. It is sent once, whatever happens.
/// </remarks>
/// <example>
/// <code>Resume-S3HostingOrder s3_user_123</code>
/// <para>Keeps the paid account, after a question.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Resume, "S3HostingOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High),
    OutputType(TypeNames.HostingOrder)]
public sealed class ResumeS3HostingOrder : HostingAccountCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.CancelPaymentAccountDeletion.With(("s3uid", S3uid));

    /// <inheritdoc/>
    protected override string Change => "Keep paid account";

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.One(TypeNames.HostingOrder, answer)];
}
