using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Takes things of a tree away.</summary>
internal abstract class Eraser
{
    /// <summary>For what an end has.</summary>
    public static Eraser Of(TreeEnd end) => end switch
    {
        StoreEnd store => new StoreEraser(store),
        FileEnd files => new FileEraser(files),
        _ => throw new ArgumentException("Nothing is known of such an end."),
    };

    /// <summary>Takes several away, and gives each with what went wrong, or null.</summary>
    internal abstract IAsyncEnumerable<(Entry Item, Exception? Error)> EraseAsync(IEnumerable<Entry> items,
        CancellationToken cancellationToken);

    /// <summary>Takes a source away whose content is proven to be at the target, as long as it is still the same.</summary>
    internal abstract Task EraseMovedAsync(string path, Entry source, CancellationToken cancellationToken);
}
