using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>What two sides have at the same path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Left">What the left side has; null for nothing, as far as anyone knows.</param>
/// <param name="Right">What the right side has.</param>
/// <param name="IsLeftKnown">Whether the left side could be read here: only then nothing means nothing.</param>
/// <param name="IsRightKnown">Whether the right side could be read here.</param>
internal readonly record struct Pair(string Path, Entry? Left, Entry? Right, bool IsLeftKnown, bool IsRightKnown);

/// <summary>
/// Brings two sides together by their paths, in one pass over both. Nothing is kept but what could not be read; a place of which a side
/// knows nothing comes as a pair of its own, before all that lies there.
/// </summary>
internal static class Join
{
    public static async IAsyncEnumerable<Pair> OfAsync(ISide left, ISide right,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (a, b) = (new SideReader(left, cancellationToken), new SideReader(right, cancellationToken));
        await using (a.ConfigureAwait(false))
        await using (b.ConfigureAwait(false))
        {
            await AdvanceAsync(a, b, 0).ConfigureAwait(false);
            while (true)
            {
                while (a.Unread.Count > 0) yield return Unknown(a.Unread.Dequeue(), isLeft: true);
                while (b.Unread.Count > 0) yield return Unknown(b.Unread.Dequeue(), isLeft: false);
                if ((a.Head ?? b.Head) is null) yield break;
                int order = Order(a.Head, b.Head);
                (Entry? one, Entry? other) = (order <= 0 ? a.Head : null, order >= 0 ? b.Head : null);
                string path = (one ?? other)!.Path;
                yield return new Pair(path, one, other, a.Knows(path), b.Knows(path));
                await AdvanceAsync(a, b, order).ConfigureAwait(false);
            }
        }
    }

    private static Pair Unknown(Entry entry, bool isLeft) =>
        new(entry.Path, isLeft ? entry : null, isLeft ? null : entry, !isLeft, isLeft);

    private static int Order(Entry? a, Entry? b) => a is null ? 1 : b is null ? -1 : Utf8Order.Comparer.Compare(a.Path, b.Path);

    /// <summary>Moves the sides whose heads were taken, both at the same time.</summary>
    private static async Task AdvanceAsync(SideReader a, SideReader b, int order)
    {
        ValueTask left = order <= 0 ? a.MoveAsync() : default;
        ValueTask right = order >= 0 ? b.MoveAsync() : default;
        try
        {
            await left.ConfigureAwait(false);
        }
        finally
        {
            await right.ConfigureAwait(false);
        }
    }
}
