using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets who pays for requests to a bucket and for what they transfer.</summary>
/// <example>
/// <code>(Get-S3BucketRequestPayment photos -Unwrap).Payer</code>
/// <para>BucketOwner or Requester.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketRequestPayment")]
[S3Operation(nameof(Routes.GetBucketRequestPayment))]
public sealed partial class GetS3BucketRequestPayment : BucketCmdlet;

/// <summary>Sets who pays for requests to a bucket and for what they transfer.</summary>
/// <example>
/// <code>Set-S3BucketRequestPayment photos Requester</code>
/// <para>Who reads pays; requests must say so with -RequestPayer.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketRequestPayment photos | Set-S3BucketRequestPayment backup</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketRequestPayment", SupportsShouldProcess = true, DefaultParameterSetName = "Payer")]
[S3Operation(nameof(Routes.PutBucketRequestPayment), Action = "Set who pays for requests")]
public sealed partial class SetS3BucketRequestPayment : BucketConfigurationCmdlet
{
    /// <summary>BucketOwner or Requester.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Payer"), ValidateSet("BucketOwner", "Requester")]
    public string Payer { get; set; } = "";

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { nameof(Payer), Payer } };
}
