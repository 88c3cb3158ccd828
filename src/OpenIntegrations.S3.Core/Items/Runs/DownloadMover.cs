using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Makes files of objects, with the objects' times.</summary>
internal sealed class DownloadMover(StoreEnd from, FileEnd to, MoveSettings settings) : Mover
{
    private readonly TargetFolders _folders = new(to.Top ?? to.Root) { FollowsLinks = settings.FollowLinks };

    internal override ItemAction Action => ItemAction.Download;

    internal override async Task<Moved> MoveAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        string file = to.FileOf(step.Path);
        _folders.MakeFor(file);
        S3Request get = from.Bind(Routes.GetObject, step.Path);
        get.MustBeFresh = settings.ErasesSource;
        var download = new Download(from.Client, get)
        {
            PartSize = settings.PartSize ?? from.Client.Connection.PartSize,
            Parallel = settings.Parallel ?? from.Client.Connection.Parallel,
            Verification = settings.Verification,
            Progress = progress,
            Resume = settings.Resume,
            Listed = step.Source?.Size,
            ListedETag = step.Source?.Size is null ? null : step.Source.ETag,
            TimeOf = headers => (settings.KeepTimes ? FileTime.Read(headers) : null) ?? Time(step.Source!, headers),
        };
        S3Answer answer = await download.ToFileAsync(file, cancellationToken).ConfigureAwait(false);
        bool isTold = long.TryParse(answer.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes);
        if (!isTold) bytes = FileState.Find(file)?.Length ?? 0;
        return new Moved(bytes, download.VerifiedBy is null ? null : ChecksumOf(answer.Headers));
    }

    internal override Task MakeFolderAsync(string path, CancellationToken cancellationToken)
    {
        string folder = to.FileOf(path.TrimEnd('/'));
        _folders.MakeFor(folder);
        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    internal override void Touch(TreeStep step) => FileState.Touch(to.FileOf(step.Path), step.Source!.LastModified!.Value);

    /// <summary>
    /// The time by the list, because that is what the next run sees: lists and heads of some stores differ. Of an object that was written
    /// since, its own.
    /// </summary>
    private static DateTime? Time(Entry listed, HeaderList headers)
    {
        bool isListed = listed.LastModified is not null && listed.ETag?.Trim('"') == headers["ETag"]?.Trim('"');
        if (isListed) return listed.LastModified;
        return DateTimeOffset.TryParse(headers["Last-Modified"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time) ? time.UtcDateTime : listed.LastModified;
    }
}
