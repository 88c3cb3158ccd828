using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Deletes files, and the folders that are empty by that.</summary>
internal sealed class FileEraser(FileEnd end) : Eraser
{
    internal override async IAsyncEnumerable<(Entry Item, Exception? Error)> EraseAsync(IEnumerable<Entry> items,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (Entry item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (item, Erase(item));
        }
    }

    internal override Task EraseMovedAsync(string path, Entry source, CancellationToken cancellationToken)
    {
        string file = end.FileOf(path.TrimEnd('/'));
        if (HasChanged(file, source)) throw new IOException($"'{file}' was changed while it was moved. It is left where it was.");
        bool isFolder = source.Kind == EntryKind.Folder;
        if (!isFolder) File.Delete(file);
        LeaveEmpty(isFolder ? file : Path.GetDirectoryName(file), withRoot: true);
        return Task.CompletedTask;
    }

    private static bool HasChanged(string file, Entry source) => source.Kind == EntryKind.Folder
        ? Directory.EnumerateFileSystemEntries(file).Any()
        : FileState.Find(file) is var now && (now?.Length != source.Size || now?.Modified != source.LastModified);

    private Exception? Erase(Entry item)
    {
        try
        {
            string place = end.FileOf(item.Path.TrimEnd('/'));
            if (item.Kind == EntryKind.Folder) Directory.Delete(place);
            else File.Delete(place);
            LeaveEmpty(Path.GetDirectoryName(place), withRoot: false);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e;
        }
    }

    /// <summary>Takes away the folders up to the root that have nothing left in them.</summary>
    private void LeaveEmpty(string? folder, bool withRoot)
    {
        int last = end.Root.Length + (withRoot ? 0 : 1);
        while (folder?.Length >= last && EmptyFolder.Leave(folder)) folder = Path.GetDirectoryName(folder);
    }
}
