using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>The folders that a list of all keys in order tells of: each is named once, before what is in it.</summary>
internal static class FolderTrail
{
    public static async IAsyncEnumerable<Entry> Of(IAsyncEnumerable<Entry> entries,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string trail = "";
        await foreach (Entry entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Unknown)
            {
                yield return entry;
                continue;
            }
            int end = entry.Path.LastIndexOf('/') + 1;
            for (int slash = entry.Path.IndexOf('/'); slash >= 0 && slash < end; slash = entry.Path.IndexOf('/', slash + 1))
            {
                if (slash < trail.Length && string.CompareOrdinal(trail, 0, entry.Path, 0, slash + 1) == 0) continue;
                bool isMarker = slash == entry.Path.Length - 1 && entry.Kind == EntryKind.Folder;
                yield return isMarker ? entry : new Entry(entry.Path.Substring(0, slash + 1), EntryKind.Folder);
            }
            trail = entry.Path.Substring(0, end);
        }
    }
}
