using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets who owns what others upload to a bucket.</summary>
/// <remarks>A bucket without the setting answers OwnershipControlsNotFoundError.</remarks>
/// <example>
/// <code>Get-S3BucketOwnershipControl photos -Unwrap</code>
/// <para>BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketOwnershipControl")]
[S3Operation(nameof(Routes.GetBucketOwnershipControls))]
public sealed partial class GetS3BucketOwnershipControl : BucketCmdlet;

/// <summary>Sets who owns what others upload to a bucket.</summary>
/// <example>
/// <code>Set-S3BucketOwnershipControl photos BucketOwnerEnforced</code>
/// <para>All objects are the bucket owner's, and access rules of objects no longer count.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketOwnershipControl photos | Set-S3BucketOwnershipControl backup</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketOwnershipControl", SupportsShouldProcess = true, DefaultParameterSetName = "Ownership")]
[S3Operation(nameof(Routes.PutBucketOwnershipControls), Action = "Set who owns the bucket's objects")]
public sealed partial class SetS3BucketOwnershipControl : BucketConfigurationCmdlet
{
    /// <summary>The bucket's owner always, the bucket's owner where the writer lets him, or the writer.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Ownership")]
    [ValidateSet("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter")]
    public string ObjectOwnership { get; set; } = "";

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { "Rule", new TreeMap { { nameof(ObjectOwnership), ObjectOwnership } } } };
}

/// <summary>Removes the setting of who owns what others upload to a bucket.</summary>
/// <example>
/// <code>Remove-S3BucketOwnershipControl photos</code>
/// <para>The store's own default counts again.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketOwnershipControl", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketOwnershipControls), Action = "Remove the setting of who owns the bucket's objects")]
public sealed partial class RemoveS3BucketOwnershipControl : BucketCmdlet;
