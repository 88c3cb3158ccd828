using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>A folder of the file system with all that is in it, or a file, as a side. A file is an entry with an empty path.</summary>
/// <param name="root">The full path of the folder or file.</param>
internal sealed class FileSide(string root) : ISide
{
    /// <inheritdoc/>
    public string Root => root;

    /// <summary>
    /// Whether links stand for what they lead to. Otherwise they are special, and so is a link that leads back into a folder around it.
    /// </summary>
    public bool FollowLinks { get; init; }

    /// <summary>Whether a folder that does not exist is an empty one: one that things are to be written to.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>How names of files are read.</summary>
    public FileNames Names { get; init; } = FileNames.AsTheyAre;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Entry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (File.Exists(root))
        {
            // One that is named is meant, whether it is a link or not.
            FileState? file = FileState.Find(root);
            yield return new Entry("", EntryKind.Item) { Size = file?.Length, LastModified = file?.Modified };
        }
        else if (Directory.Exists(root) || !MayBeMissing)
        {
            foreach (Entry entry in new FileWalk(root, FollowLinks, Names).Entries())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
    }
}
