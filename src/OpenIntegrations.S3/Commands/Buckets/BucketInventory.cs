using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets inventories: all of a bucket, or one.</summary>
/// <example>
/// <code>Get-S3BucketInventoryConfiguration photos -Unwrap</code>
/// <para>Each with its id and what it says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketInventoryConfiguration")]
[S3Operation(nameof(Routes.ListBucketInventoryConfigurations))]
[S3Operation(nameof(Routes.GetBucketInventoryConfiguration))]
public sealed partial class GetS3BucketInventoryConfiguration : GetNamedConfigurationCmdlet;

/// <summary>Adds an inventory to a bucket, or replaces the one of that id.</summary>
/// <example>
/// <code>
/// $target = @{ S3BucketDestination = @{ Bucket = 'arn:aws:s3:::backup'; Format = 'CSV' } }
/// $configuration = @{
///     Id = 'weekly'; IsEnabled = $true; IncludedObjectVersions = 'Current'; Schedule = @{ Frequency = 'Weekly' }; Destination = $target
/// }
/// Set-S3BucketInventoryConfiguration photos $configuration
/// </code>
/// <para>A list of all objects once a week, as CSV in another bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketInventoryConfiguration photos -Unwrap | Set-S3BucketInventoryConfiguration backup</code>
/// <para>Gives one bucket all that another has.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketInventoryConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketInventoryConfiguration), Action = "Set an inventory")]
public sealed partial class SetS3BucketInventoryConfiguration : SetNamedConfigurationCmdlet;

/// <summary>Removes an inventory from a bucket.</summary>
/// <example>
/// <code>Get-S3BucketInventoryConfiguration photos -Unwrap | Remove-S3BucketInventoryConfiguration</code>
/// <para>The bucket has none any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketInventoryConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketInventoryConfiguration), Action = "Remove an inventory")]
public sealed partial class RemoveS3BucketInventoryConfiguration : RemoveNamedConfigurationCmdlet;
