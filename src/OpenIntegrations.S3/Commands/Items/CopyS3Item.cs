using System.Management.Automation;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Copies files, objects and whole trees: into a store, out of it, within it, and from one store to another.</summary>
/// <remarks>
/// What is in a folder goes under the destination: ./site to s3://b/www/ makes www/index.html of site/index.html, and the way back makes
/// site again. A single object or file keeps its name where the destination ends in /. What exists is overwritten; Sync-S3Item copies only
/// what changed. Files get the time of their object. Copies within a store are made by the store; they keep metadata and tags unless new
/// ones are given. What fails is an error of its own whose target can be piped into Copy-S3Item again, and the rest goes on. A summary goes
/// to the information stream.
/// </remarks>
/// <example>
/// <code>Copy-S3Item ./site s3://photos/www/ -Recurse</code>
/// <para>Uploads a folder with all that is in it.</para>
/// </example>
/// <example>
/// <code>Copy-S3Item s3://photos/www/ ./site -Recurse -Exclude '*.tmp'</code>
/// <para>Downloads a folder, without some files.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://photos -Recurse -LargerThan 1GB | Copy-S3Item -Destination s3://archive/ -StorageClass GLACIER</code>
/// <para>Copies large objects to another bucket and class.</para>
/// </example>
/// <example>
/// <code>Copy-S3Item s3://photos/www/ s3://photos/www/ -Recurse -CacheControl 'max-age=3600'</code>
/// <para>Describes objects anew where they are; what is not said stays.</para>
/// </example>
/// <example>
/// <code>Copy-S3Item s3://photos/ s3://backup/photos/ -Recurse -DestinationProfileName other</code>
/// <para>Copies a bucket into another store; the bytes pass through here.</para>
/// </example>
/// <example>
/// <code>Copy-S3Item ./big s3://photos/ -Recurse -ErrorVariable failed; if ($failed) { $failed.TargetObject | Copy-S3Item -Recurse }</code>
/// <para>Tries again what failed.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html"/>
[Cmdlet(VerbsCommon.Copy, "S3Item", SupportsShouldProcess = true, DefaultParameterSetName = PathSet), OutputType(typeof(ItemResult))]
public sealed class CopyS3Item : TransferCmdlet
{
    private protected override string Activity => "Copying";
}
