using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>
/// Finds items that have others below them, <c>a</c> and <c>a/b</c>, as stores can have them and file systems cannot. Between the two may
/// come others, such as <c>a-c</c>: an item is held back until the order of the paths has passed what would be below it. Those that are
/// held are beginnings of one another, so that there are never more than a path has characters.
/// </summary>
internal sealed class OneName
{
    private readonly Stack<Pair> _held = new();
    private readonly List<string> _taken = [];

    /// <summary>The same pairs, those that were held back behind some that came after them.</summary>
    /// <param name="pairs">The pairs in the order of their paths.</param>
    /// <param name="isWritten">Whether a thing of the source becomes a file or a folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<Pair> WatchAsync(IAsyncEnumerable<Pair> pairs, Func<Entry, bool> isWritten,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Pair pair in pairs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // What a side could not read may lie far ahead of the other side.
            bool isPlace = (pair.Left ?? pair.Right)!.Kind != EntryKind.Unknown;
            while (isPlace && _held.Count > 0 && IsPast(_held.Peek().Path, pair.Path)) yield return _held.Pop();
            if (isPlace) _taken.RemoveAll(t => IsPast(t, pair.Path));
            bool counts = pair.Left is { } left && isWritten(left);
            if (counts && _held.Count > 0 && IsBelow(pair.Path, _held.Peek().Path))
            {
                _taken.Add(_held.Peek().Path);
                yield return _held.Pop();
            }
            if (counts && pair.Left!.Kind == EntryKind.Item) _held.Push(pair);
            else yield return pair;
        }
        while (_held.Count > 0) yield return _held.Pop();
    }

    /// <summary>Whether a path is that of an item with others below it, or below such an item.</summary>
    public bool IsTaken(string path) => _taken.Exists(t => path == t || IsBelow(path, t));

    private static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    // What begins with the path of an item and a character before the slash still comes before what is below the item.
    private static bool IsPast(string item, string path) =>
        !(path.Length > item.Length && path[item.Length] <= '/' && path.StartsWith(item, StringComparison.Ordinal));
}
