using System.Management.Automation;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Moves files, objects and whole trees: like Copy-S3Item, and each source goes once its content is at the destination.</summary>
/// <remarks>
/// A source goes when the store or the file system has confirmed its content, by checksum where there is one, and only if it did not change
/// meanwhile. What fails stays where it was. In a bucket that keeps versions, the old object can be had back.
/// </remarks>
/// <example>
/// <code>Move-S3Item s3://photos/cat.jpg s3://archive/2026/</code>
/// <para>Moves an object into a folder of another bucket.</para>
/// </example>
/// <example>
/// <code>Move-S3Item ./logs s3://photos/logs/ -Recurse -OlderThan 7d</code>
/// <para>Moves the files of a folder that are older than a week into a bucket.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/copy-object.html"/>
[Cmdlet(VerbsCommon.Move, "S3Item", SupportsShouldProcess = true, DefaultParameterSetName = PathSet), OutputType(typeof(ItemResult))]
public sealed class MoveS3Item : TransferCmdlet
{
    private protected override string Activity => "Moving";

    private protected override string? Deed => "Move";

    private protected override bool MovesSource => true;
}
