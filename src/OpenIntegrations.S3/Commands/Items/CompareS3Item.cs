using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Says in what two folders differ, wherever they are: what only one side has, and what is not the same.</summary>
/// <remarks>
/// It is what Sync-S3Item would do, as objects: &lt;= is what only the source has, =&gt; what only the destination has, &lt;&gt; what
/// differs, == what is the same. What cannot be read or compared is an error.
/// </remarks>
/// <example>
/// <code>Compare-S3Item ./site s3://photos/www/</code>
/// <para>What an upload would change.</para>
/// </example>
/// <example>
/// <code>Compare-S3Item s3://photos s3://backup/photos/ -CompareBy Checksum</code>
/// <para>Compares a bucket with its copy by content, as far as the ETags tell.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"/>
[Cmdlet(VerbsData.Compare, "S3Item"), OutputType(typeof(ItemDifference))]
[Takes(typeof(DestinationStoreParameters)), Takes(typeof(FileTreeParameters)), Takes(typeof(FilterParameters))]
public sealed partial class CompareS3Item : TreeCmdlet
{
    /// <summary>One side: a folder, or an address such as s3://bucket/folder/. An address is always taken for a folder.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("Source"), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The other side.</summary>
    [Parameter(Mandatory = true, Position = 1), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>What makes two things the same, as Sync-S3Item has it: SizeAndTime, Size, or Checksum, which reads the files.</summary>
    [Parameter]
    public CompareBy CompareBy { get; set; }

    /// <summary>Gives what is the same, too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    private protected override FileNames Names => EscapeNames ? FileNames.Escaped : FileNames.AsTheyAre;

    private protected override bool IsDestinationNamed => (DestinationBasicData ?? DestinationProfileName) is not null;

    private protected override S3Client DestinationStore =>
        IsDestinationNamed ? Throttled(ClientFor(DestinationBasicData, DestinationProfileName)) : SourceStore;

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        try
        {
            var job = new TreeJob(FolderEnd(Path, isSource: true), FolderEnd(Destination, isSource: false))
            {
                Compares = true, By = CompareBy, Deletes = true, Filter = Chosen(), FollowLinks = FollowLinks, EmptyFolders = EmptyFolders,
                KeepTimes = KeepTimes, OnlyReads = true,
            };
            Plan plan = job.CreatePlan();
            Run(Path, token => WriteAsync(job, plan, token));
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            ThrowTerminatingError(Errors.Of(e, Path));
        }
    }

    private async Task WriteAsync(TreeJob job, Plan plan, CancellationToken cancellationToken)
    {
        await foreach (TreeStep step in plan.StepsAsync(cancellationToken).ConfigureAwait(false))
        {
            string source = job.From.NameOf(step.Path), target = job.To.NameOf(step.Path);
            if (step.Action == StepAction.Conflict) Post(() => Fail(step.Error!, step.IsOfTarget ? target : source));
            else if (step.Action is not (StepAction.Skip or StepAction.Touch) || IncludeEqual)
                await PostAsync(() => WriteObject(new ItemDifference(step, source, target))).ConfigureAwait(false);
        }
    }
}
