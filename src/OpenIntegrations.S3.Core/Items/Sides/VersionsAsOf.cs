using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// What there was at a moment: of each key the newest version that is not younger, unless that one says that it was deleted.
/// </summary>
internal static class VersionsAsOf
{
    /// <param name="versions">All versions, by key, the newest first.</param>
    /// <param name="moment">The moment, in UTC.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<Entry> Of(IAsyncEnumerable<Entry> versions, DateTime moment,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? decided = null;
        await foreach (Entry version in versions.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (version.Kind == EntryKind.Unknown) yield return version;
            if (version.Kind == EntryKind.Unknown || version.Path == decided || version.LastModified > moment) continue;
            decided = version.Path;
            if (version.LastModified is null) yield return new Entry(version.Path, EntryKind.Unknown) { Error = Undated(version) };
            else if (version.Kind != EntryKind.DeleteMarker) yield return version;
        }
    }

    private static InvalidDataException Undated(Entry version) =>
        new($"The store does not say of when the version '{version.VersionId}' of '{version.Path}' is.");
}
