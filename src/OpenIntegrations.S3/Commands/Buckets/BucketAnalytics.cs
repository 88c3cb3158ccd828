using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets analyses of how often objects are read: all of a bucket, or one.</summary>
/// <example>
/// <code>Get-S3BucketAnalyticsConfiguration photos -Unwrap</code>
/// <para>Each with its id and what it says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketAnalyticsConfiguration")]
[S3Operation(nameof(Routes.ListBucketAnalyticsConfigurations))]
[S3Operation(nameof(Routes.GetBucketAnalyticsConfiguration))]
public sealed partial class GetS3BucketAnalyticsConfiguration : GetNamedConfigurationCmdlet;

/// <summary>Adds an analysis of how often objects are read to a bucket, or replaces the one of that id.</summary>
/// <example>
/// <code>
/// $configuration = @{ Id = 'all'; StorageClassAnalysis = @{} }
/// Set-S3BucketAnalyticsConfiguration photos $configuration
/// </code>
/// <para>Watches all objects; the result is seen in the console.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketAnalyticsConfiguration photos -Unwrap | Set-S3BucketAnalyticsConfiguration backup</code>
/// <para>Gives one bucket all that another has.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketAnalyticsConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketAnalyticsConfiguration), Action = "Set an analysis of how often objects are read")]
public sealed partial class SetS3BucketAnalyticsConfiguration : SetNamedConfigurationCmdlet;

/// <summary>Removes an analysis of how often objects are read from a bucket.</summary>
/// <example>
/// <code>Get-S3BucketAnalyticsConfiguration photos -Unwrap | Remove-S3BucketAnalyticsConfiguration</code>
/// <para>The bucket has none any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketAnalyticsConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketAnalyticsConfiguration), Action = "Remove an analysis of how often objects are read")]
public sealed partial class RemoveS3BucketAnalyticsConfiguration : RemoveNamedConfigurationCmdlet;
