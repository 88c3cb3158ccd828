using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Transfers.Keeping;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>
/// Makes a folder what another one is: up into a store, down from it, or from store to store. Only what changed is moved.
/// </summary>
/// <remarks>
/// Both sides are read in one order and compared as they come, so that millions of objects need no memory. A second run finds nothing to
/// do. With -Delete, what only the destination has is deleted, behind everything else. When that is more than one item, a question comes
/// before anything is written: both sides are looked through for it, and the job is refused when the source is empty or not all can be
/// read. With -Force nobody is asked; then, too, nothing is deleted when the source is empty, or when anything failed or could not be read.
/// What is excluded is never deleted. -WhatIf lists exactly what would be done, and sends no request that writes.
/// </remarks>
/// <example>
/// <code>Sync-S3Item ./site s3://photos/www/ -Delete -WhatIf</code>
/// <para>Shows what would be uploaded and deleted.</para>
/// </example>
/// <example>
/// <code>Sync-S3Item s3://photos/www/ ./site</code>
/// <para>Downloads what is new or changed.</para>
/// </example>
/// <example>
/// <code>Sync-S3Item s3://photos s3://backup/photos/ -Delete -Force -PassThru</code>
/// <para>Mirrors a bucket without a question, and gives what was done.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"/>
[Cmdlet(VerbsData.Sync, "S3Item", SupportsShouldProcess = true), OutputType(typeof(ItemResult))]
[Takes(typeof(FilterParameters)), Takes(typeof(ObjectAclParameters)), Takes(typeof(ObjectSettingsParameters)),
    Takes(typeof(ResumeParameters))]
public sealed partial class SyncS3Item : FileMoveCmdlet
{
    private long _allowed = 1;

    /// <summary>The source: a folder, or an address such as s3://bucket/folder/. An address is always taken for a folder.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("Source"), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string Path { get; set; } = "";

    /// <summary>What is to be like the source: a folder, which is made where there is none, or an address.</summary>
    [Parameter(Mandatory = true, Position = 1), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>Deletes what only the destination has, behind everything else.</summary>
    [Parameter]
    public SwitchParameter Delete { get; set; }

    /// <summary>
    /// What makes two things the same: SizeAndTime (an object that is not older than its file, a file with the time or the MD5 of its
    /// object), Size, or Checksum, which reads the files.
    /// </summary>
    [Parameter]
    public CompareBy CompareBy { get; set; }

    /// <summary>Deletes without a question. Where nobody can be asked, more than one deletion needs it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Activity => "Synchronizing";

    private protected override Resuming Kept => Resuming(Resume);

    // Who is asked about each thing is not asked about all, and nothing is written under -WhatIf.
    private bool IsUnasked => Force || !Delete || IsBound("Confirm") || IsPreview;

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        try
        {
            TreeEnd from = FolderEnd(Path, isSource: true), to = FolderEnd(Destination, isSource: false);
            TreeJob job = ReadAsSaid(new TreeJob(from, to is StoreEnd store ? Described(store) : to)) with
            {
                Compares = true, By = CompareBy, Deletes = Delete, Filter = Chosen(), FollowLinks = FollowLinks,
                EmptyFolders = EmptyFolders, KeepTimes = KeepTimes,
            };
            Plan plan = job.CreatePlan();
            Run(What(from.Address(""), to.Address("")), async token =>
            {
                if (IsUnasked || await MayDeleteAsync(job, token).ConfigureAwait(false))
                    await RunAsync(job, plan, moves: false, ThrottleLimit, token).ConfigureAwait(false);
            });
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            FailInTurn(What(Path, Destination), e);
        }
    }

    // What an error of the whole is about, in a form that can be sent down the pipeline again.
    private static ItemResult What(string from, string to) => new() { Source = from, Destination = to, Status = ItemStatus.Failed };

    private protected override bool MayDelete(TreeEnd where, long count, long bytes) => IsUnasked || count <= _allowed
        || new ItemQuestion(this).Allows($"Delete {ItemQuestion.Amount(count, bytes)} from {where.Address("")}?", "Delete",
            where.Address(""));

    /// <summary>Asks before anything is written; more than was allowed then is asked about again.</summary>
    private async Task<bool> MayDeleteAsync(TreeJob job, CancellationToken cancellationToken)
    {
        Foresight ahead = await Foresight.OfAsync(job, cancellationToken).ConfigureAwait(false);
        bool may = await CallAsync(() => MayDelete(job.To, ahead.Count, ahead.Bytes)).ConfigureAwait(false);
        _allowed = Math.Max(_allowed, ahead.Count);
        return may;
    }
}
