using System;
using System.Collections.Generic;
using System.IO;
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
        if (source.Kind == EntryKind.Folder)
        {
            Directory.Delete(file);
            LeaveEmpty(Path.GetDirectoryName(file));
            return Task.CompletedTask;
        }
        FileState? now = FileState.Find(file);
        if (now?.Length != source.Size || now?.Modified != source.LastModified)
            throw new IOException($"'{file}' was changed while it was moved. It is left where it was.");
        File.Delete(file);
        LeaveEmpty(Path.GetDirectoryName(file));
        return Task.CompletedTask;
    }

    private Exception? Erase(Entry item)
    {
        try
        {
            string place = end.FileOf(item.Path.TrimEnd('/'));
            if (item.Kind == EntryKind.Folder) Directory.Delete(place);
            else File.Delete(place);
            LeaveEmpty(Path.GetDirectoryName(place));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e;
        }
    }

    /// <summary>Takes away the folders below the root that have nothing left in them.</summary>
    private void LeaveEmpty(string? folder)
    {
        try
        {
            for (; folder is not null && folder.Length > end.Root.Length; folder = Path.GetDirectoryName(folder)) Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has something in it, which is what ends the way up.
        }
    }
}
