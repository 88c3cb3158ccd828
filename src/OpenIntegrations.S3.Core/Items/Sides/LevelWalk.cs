using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>A tree down to a depth, a request for each folder, in the order of a list of all.</summary>
/// <param name="side">The side that shows one level of a folder, by the path of the folder.</param>
internal sealed class LevelWalk(Func<string, ISide> side)
{
    /// <param name="depth">The levels below the first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<Entry> EntriesAsync(int depth, CancellationToken cancellationToken) =>
        EntriesAsync("", depth, cancellationToken);

    private async IAsyncEnumerable<Entry> EntriesAsync(string folder, int depth,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Entry entry in side(folder).EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            // What is unknown is so of this folder.
            if (entry.Path.Length == 0 && entry.Kind != EntryKind.Unknown && folder.Length > 0) continue;
            Entry placed = entry with { Path = folder + entry.Path };
            yield return placed;
            if (placed.Kind != EntryKind.Folder || depth == 0 || entry.Path.Length == 0) continue;
            await foreach (Entry below in EntriesAsync(placed.Path, depth - 1, cancellationToken).ConfigureAwait(false))
                yield return below;
        }
    }
}
