using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Drive;

/// <summary>Copies or moves an object, or a folder with all that is in it, as the commands on trees do it.</summary>
/// <param name="from">The store it comes from.</param>
/// <param name="to">The store it goes to.</param>
/// <param name="fail">Told of each thing that failed; it stays where it is, and the others go on.</param>
internal sealed class TreeCopy(DriveStore from, DriveStore to, Action<ItemResult> fail)
{
    public bool IsMove { get; init; }

    /// <summary>What is taken of a folder.</summary>
    public Filter InFolders { get; init; } = Filter.All;

    /// <exception cref="Client.S3RequestFailedException">A store refuses.</exception>
    public async Task<Node> ObjectAsync(DrivePath at, DrivePath target, Node item, CancellationToken cancellationToken)
    {
        var only = new Entry("", EntryKind.Item)
        {
            Size = item.Size,
            LastModified = item.LastModified,
            ETag = item.ETag,
            StorageClass = item.StorageClass,
        };
        Exception? failure = null;
        await RunAsync(at, new StoreEnd(from.Client, at.Bucket, at.Key!) { Only = only }, target,
            new StoreEnd(to.Client, target.Bucket, target.Key!), r => failure = r.GetFailure(), cancellationToken).ConfigureAwait(false);
        if (failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
        return item with { Bucket = target.Bucket, Key = target.Key!, LastModified = DateTime.UtcNow };
    }

    /// <exception cref="Client.S3RequestFailedException">A store refuses.</exception>
    public async Task<Node> FolderAsync(DrivePath at, DrivePath target, bool recurse, CancellationToken cancellationToken)
    {
        var end = new StoreEnd(to.Client, target.Bucket, target.Prefix);
        RunSummary? done = !recurse ? null : await RunAsync(at, new StoreEnd(from.Client, at.Bucket, at.Prefix), target, end, fail,
            cancellationToken).ConfigureAwait(false);
        if (done is null or { Done: 0, Failed: 0 })
        {
            await to.Client.SendOrThrowAsync(end.PutFolder(""), cancellationToken).ConfigureAwait(false);
            to.Cache.Changed(target);
        }
        return Node.OfFolder(target.Bucket, target.Prefix);
    }

    private async Task<RunSummary> RunAsync(DrivePath at, StoreEnd source, DrivePath target, StoreEnd end, Action<ItemResult> failed,
        CancellationToken cancellationToken)
    {
        var job = new TreeJob(source, end) { EmptyFolders = true, Filter = source.Only is null ? InFolders : Filter.All };
        var run = new TreeRun(job.CreatePlan(), source, end, new MoveSettings { KeepsClass = true })
        {
            MovesSource = IsMove,
            Report = result =>
            {
                if (result.Status == ItemStatus.Failed) failed(result);
            },
        };
        try
        {
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            to.Cache.Changed(target);
            if (IsMove) from.Cache.Changed(at);
        }
    }
}
