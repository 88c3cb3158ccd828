using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets rules that move objects nobody reads to an archive: all of a bucket, or one.</summary>
/// <example>
/// <code>Get-S3BucketIntelligentTieringConfiguration photos -Unwrap</code>
/// <para>Each with its id and what it says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketIntelligentTieringConfiguration")]
[S3Operation(nameof(Routes.ListBucketIntelligentTieringConfigurations))]
[S3Operation(nameof(Routes.GetBucketIntelligentTieringConfiguration))]
public sealed partial class GetS3BucketIntelligentTieringConfiguration : GetNamedConfigurationCmdlet;

/// <summary>Adds a rule that moves objects nobody reads to an archive to a bucket, or replaces the one of that id.</summary>
/// <example>
/// <code>
/// $configuration = @{ Id = 'old'; Status = 'Enabled'; Tiering = @{ Days = 90; AccessTier = 'ARCHIVE_ACCESS' } }
/// Set-S3BucketIntelligentTieringConfiguration photos $configuration
/// </code>
/// <para>Archives what was not read for ninety days.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketIntelligentTieringConfiguration photos -Unwrap | Set-S3BucketIntelligentTieringConfiguration backup</code>
/// <para>Gives one bucket all that another has.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketIntelligentTieringConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketIntelligentTieringConfiguration), Action = "Set a rule of tiering")]
public sealed partial class SetS3BucketIntelligentTieringConfiguration : SetNamedConfigurationCmdlet;

/// <summary>Removes a rule that moves objects nobody reads to an archive from a bucket.</summary>
/// <example>
/// <code>Get-S3BucketIntelligentTieringConfiguration photos -Unwrap | Remove-S3BucketIntelligentTieringConfiguration</code>
/// <para>The bucket has none any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketIntelligentTieringConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketIntelligentTieringConfiguration), Action = "Remove a rule of tiering")]
public sealed partial class RemoveS3BucketIntelligentTieringConfiguration : RemoveNamedConfigurationCmdlet;
