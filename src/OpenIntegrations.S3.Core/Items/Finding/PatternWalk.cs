using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>
/// What a pattern names. Level by level where it names levels, so that a folder that does not fit is never read; all at once from where it
/// crosses them. What all that fits begins with, the store is asked for.
/// </summary>
/// <param name="place">The pattern.</param>
/// <param name="side">A folder of a bucket and what begins so in it, one level or all.</param>
/// <param name="inside">What is in a folder that fits.</param>
/// <param name="recurse">Whether all that is in such a folder is meant.</param>
internal sealed class PatternWalk(Place place, Func<string, string, string, bool, ISide> side,
    Func<string, string, string, CancellationToken, IAsyncEnumerable<Found>> inside, bool recurse)
{
    private readonly List<string> _levels = Pattern.Levels(place.Key);

    public IAsyncEnumerable<Found> FindAsync(CancellationToken cancellationToken) => FindAsync("", 0, cancellationToken);

    private IAsyncEnumerable<Found> FindAsync(string folder, int level, CancellationToken cancellationToken)
    {
        for (; level < _levels.Count - 1 && new Pattern(_levels[level]) is { IsLiteral: true } name; level++) folder += name.Prefix + "/";
        var rest = new Pattern(string.Join("/", _levels.Skip(level)));
        if (rest.Text.Length == 0) return inside(place.Bucket, folder, "", cancellationToken);
        return rest.IsDeep ? DeepAsync(folder, rest, cancellationToken) : LevelAsync(folder, level, cancellationToken);
    }

    private async IAsyncEnumerable<Found> DeepAsync(string folder, Pattern rest,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ISide tree = side(place.Bucket, folder, rest.Prefix, true);
        await foreach (Entry entry in tree.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Unknown || rest.Matches(Name(entry))) yield return new Found(place.Bucket, folder, entry);
        }
    }

    private async IAsyncEnumerable<Found> LevelAsync(string folder, int level,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pattern = new Pattern(_levels[level]);
        bool isLast = level == _levels.Count - 1;
        ISide tree = side(place.Bucket, folder, pattern.Prefix, false);
        await foreach (Entry entry in tree.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Unknown) yield return new Found(place.Bucket, folder, entry);
            if (entry.Kind == EntryKind.Unknown || entry.Path.Length == 0 || !pattern.Matches(Name(entry))) continue;
            bool isFolder = entry.Kind == EntryKind.Folder;
            if (isLast && !(isFolder && recurse)) yield return new Found(place.Bucket, folder, entry);
            else if (isFolder)
            {
                IAsyncEnumerable<Found> found = Below(folder + entry.Path, isLast, level, cancellationToken);
                await foreach (Found below in found.ConfigureAwait(false)) yield return below;
            }
        }
    }

    private IAsyncEnumerable<Found> Below(string folder, bool isLast, int level, CancellationToken cancellationToken) =>
        isLast ? inside(place.Bucket, folder, "", cancellationToken) : FindAsync(folder, level + 1, cancellationToken);

    private static string Name(Entry entry) => entry.Kind == EntryKind.Folder ? entry.Path.TrimEnd('/') : entry.Path;
}
