using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Makes objects of files.</summary>
internal sealed class UploadMover(FileEnd from, StoreEnd to, MoveSettings settings) : Mover
{
    // How often a file is sent that is written meanwhile.
    private const int MostOften = 3;

    internal override ItemAction Action => ItemAction.Upload;

    internal override async Task<Moved> MoveAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        for (int times = 1; ; times++)
        {
            try
            {
                return await SendAsync(step, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e) when (FileChange.IsLate(e) && times < MostOften)
            {
                // The object is newer than the file now: the next run would take them for the same if their sizes are.
            }
        }
    }

    private async Task<Moved> SendAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        string file = from.FileOf(step.Path);
        // A tree has files only; what its user named may be anything that can be read.
        using UploadSource source = step.Path.Length > 0 ? new FileSource(file) : UploadSource.OfFile(file);
        var upload = new Upload(to.Client, Put(step), source)
        {
            PartSize = settings.PartSize ?? to.Client.Connection.PartSize,
            Parallel = settings.Parallel ?? to.Client.Connection.Parallel,
            Checksum = settings.Checksum,
            IsProven = settings.ErasesSource,
            Progress = progress,
            Resume = settings.Resume,
        };
        S3Answer answer = await upload.RunAsync(cancellationToken).ConfigureAwait(false);
        return new Moved(source.Length ?? step.Size, ChecksumOf(answer.Headers));
    }

    internal override async Task MakeFolderAsync(string path, CancellationToken cancellationToken) =>
        await to.Client.SendOrThrowAsync(to.PutFolder(path), cancellationToken).ConfigureAwait(false);

    private S3Request Put(TreeStep step)
    {
        S3Request put = to.Put(step.Path);
        if (settings.KeepTimes && step.Source?.LastModified is { } time) put.Headers[FileTime.Header] ??= FileTime.Write(time);
        put.Headers["Content-Type"] ??= MediaTypes.Of(put.Key!);
        return put;
    }
}
