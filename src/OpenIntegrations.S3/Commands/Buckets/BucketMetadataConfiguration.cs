using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the tables of metadata that AWS keeps of a bucket's objects.</summary>
/// <example>
/// <code>Get-S3BucketMetadataConfiguration photos -Unwrap</code>
/// <para>Each table with its name and state.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketMetadataConfiguration")]
[S3Operation(nameof(Routes.GetBucketMetadataConfiguration))]
public sealed partial class GetS3BucketMetadataConfiguration : BucketCmdlet;

/// <summary>Has AWS keep tables of metadata of a bucket's objects: a journal, and if wanted an inventory and annotations.</summary>
/// <example>
/// <code>
/// $journal = @{ RecordExpiration = @{ Expiration = 'DISABLED' } }
/// New-S3BucketMetadataConfiguration photos @{ JournalTableConfiguration = $journal }
/// </code>
/// <para>Keeps a journal that is never shortened.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "S3BucketMetadataConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.CreateBucketMetadataConfiguration), Action = "Create tables of metadata")]
public sealed partial class NewS3BucketMetadataConfiguration : BucketConfigurationCmdlet;

/// <summary>Ends the tables of metadata of a bucket. What they hold stays until the tables are deleted.</summary>
/// <example>
/// <code>Remove-S3BucketMetadataConfiguration photos</code>
/// <para>No more is written to the tables.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketMetadataConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketMetadataConfiguration), Action = "End the tables of metadata")]
public sealed partial class RemoveS3BucketMetadataConfiguration : BucketCmdlet;

/// <summary>Switches the table of annotations of a bucket's objects on or off.</summary>
/// <example>
/// <code>Update-S3BucketMetadataAnnotationTable photos @{ ConfigurationState = 'DISABLED' }</code>
/// <para>Switches it off.</para>
/// </example>
[Cmdlet(VerbsData.Update, "S3BucketMetadataAnnotationTable", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.UpdateBucketMetadataAnnotationTableConfiguration), Action = "Change the table of annotations")]
[Takes(typeof(ForceParameters))]
public sealed partial class UpdateS3BucketMetadataAnnotationTable : BucketConfigurationCmdlet;

/// <summary>Switches the table that lists a bucket's objects on or off.</summary>
/// <example>
/// <code>Update-S3BucketMetadataInventoryTable photos @{ ConfigurationState = 'ENABLED' }</code>
/// <para>Switches it on.</para>
/// </example>
[Cmdlet(VerbsData.Update, "S3BucketMetadataInventoryTable", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.UpdateBucketMetadataInventoryTableConfiguration), Action = "Change the table that lists the objects")]
[Takes(typeof(ForceParameters))]
public sealed partial class UpdateS3BucketMetadataInventoryTable : BucketConfigurationCmdlet;

/// <summary>Changes how long the journal of a bucket's objects is kept.</summary>
/// <example>
/// <code>Update-S3BucketMetadataJournalTable photos @{ RecordExpiration = @{ Expiration = 'ENABLED'; Days = 30 } }</code>
/// <para>Keeps a month of it.</para>
/// </example>
[Cmdlet(VerbsData.Update, "S3BucketMetadataJournalTable", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.UpdateBucketMetadataJournalTableConfiguration), Action = "Change the journal of the objects")]
[Takes(typeof(ForceParameters))]
public sealed partial class UpdateS3BucketMetadataJournalTable : BucketConfigurationCmdlet;
