using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Removals;

namespace OpenIntegrations.S3.Drive;

/// <summary>Deletes all objects below a folder, as many a request as the store takes.</summary>
/// <param name="store">The store.</param>
/// <param name="wanted">Whether an object is to go, by its path below the folder.</param>
/// <param name="fail">Told of each object that is still there, or may be.</param>
internal sealed class TreeRemoval(DriveStore store, Func<string, bool> wanted, Action<Removed> fail)
{
    /// <returns>Whether nothing stayed that should have gone.</returns>
    /// <exception cref="Client.S3RequestFailedException">The store does not list the folder.</exception>
    public async Task<bool> RunAsync(DrivePath at, CancellationToken cancellationToken)
    {
        bool isDone = true;
        var removal = new Removal(store.Client, new HeaderList());
        try
        {
            await foreach (Removed removed in removal.RunAsync(ItemsAsync(at, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                if (removed.Error is null) continue;
                isDone = false;
                fail(removed);
            }
        }
        finally
        {
            store.Cache.Changed(at);
        }
        return isDone;
    }

    private async IAsyncEnumerable<Items.Found> ItemsAsync(DrivePath at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<Node> page in store.ObjectsAsync(at, cancellationToken).ConfigureAwait(false))
        {
            foreach (string path in page.Select(n => n.Key.Substring(at.Prefix.Length)).Where(wanted))
                yield return new Items.Found(at.Bucket, at.Prefix, new Entry(path, EntryKind.Item));
        }
    }
}
