using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets filters for request metrics: all of a bucket, or one.</summary>
/// <example>
/// <code>Get-S3BucketMetricConfiguration photos -Unwrap</code>
/// <para>Each with its id and what it says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketMetricConfiguration")]
[S3Operation(nameof(Routes.ListBucketMetricsConfigurations))]
[S3Operation(nameof(Routes.GetBucketMetricsConfiguration))]
public sealed partial class GetS3BucketMetricConfiguration : GetNamedConfigurationCmdlet;

/// <summary>Adds a filter for request metrics to a bucket, or replaces the one of that id.</summary>
/// <example>
/// <code>
/// $configuration = @{ Id = 'films'; Filter = @{ Prefix = 'films/' } }
/// Set-S3BucketMetricConfiguration photos $configuration
/// </code>
/// <para>Counts requests below films/ on their own.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketMetricConfiguration photos -Unwrap | Set-S3BucketMetricConfiguration backup</code>
/// <para>Gives one bucket all that another has.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketMetricConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketMetricsConfiguration), Action = "Set a filter for request metrics")]
public sealed partial class SetS3BucketMetricConfiguration : SetNamedConfigurationCmdlet;

/// <summary>Removes a filter for request metrics from a bucket.</summary>
/// <example>
/// <code>Get-S3BucketMetricConfiguration photos -Unwrap | Remove-S3BucketMetricConfiguration</code>
/// <para>The bucket has none any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketMetricConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketMetricsConfiguration), Action = "Remove a filter for request metrics")]
public sealed partial class RemoveS3BucketMetricConfiguration : RemoveNamedConfigurationCmdlet;
