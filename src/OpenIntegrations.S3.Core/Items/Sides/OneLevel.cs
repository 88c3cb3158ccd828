using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>Rolls up what lies deeper than one level to its folder, where a store did not do it or was not asked to.</summary>
internal static class OneLevel
{
    public static async IAsyncEnumerable<Entry> Of(IAsyncEnumerable<Entry> entries,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? folder = null;
        await foreach (Entry entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            int slash = entry.Path.IndexOf('/');
            if (slash < 0 || entry.Kind == EntryKind.Unknown)
            {
                yield return entry;
                continue;
            }
            string path = entry.Path.Substring(0, slash + 1);
            bool isNew = path != folder;
            folder = path;
            // A marker has facts of its own, and an object whose name ends so is no folder.
            if (slash == entry.Path.Length - 1 && (isNew || entry.Kind != EntryKind.Folder)) yield return entry;
            else if (isNew) yield return new Entry(path, EntryKind.Folder);
        }
    }
}
