using System;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Guesses a place in the middle of the part of a list that was not read yet. Any place will do: a list that begins there has what comes
/// behind it, and nothing is lost by a bad guess but a request.
/// </summary>
internal static class SplitPoint
{
    private const char LastPlain = '\uFFFD';
    private static readonly string[] s_classes = ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"];
    private static readonly string[] s_hex = ["0123456789abcdef", "0123456789ABCDEF"];

    // Of letters without an order that is known here, the next ones in larger and larger steps.
    private static readonly int[] s_steps = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

    /// <param name="first">The first path of the whole list.</param>
    /// <param name="last">The last path that was read.</param>
    /// <param name="end">A path behind which nothing is meant; null where nobody knows how far the list goes.</param>
    /// <param name="fixedLength">How many characters all paths have in common, because only those were asked for.</param>
    /// <returns>A path between the last and the end; null where none suggests itself.</returns>
    public static string? Between(string first, string last, string? end, int fixedLength)
    {
        string? place = end is null ? Behind(first, last, fixedLength) ?? Middle(last, null, fixedLength)
            : Middle(last, end, Math.Max(Common(last, end), fixedLength));
        return place is not null && Utf8Order.Comparer.Compare(last, place) < 0
            && (end is null || Utf8Order.Comparer.Compare(place, end) < 0) ? place : null;
    }

    /// <summary>
    /// The place behind all that begins as everything did so far. Nothing there tells how far the list goes, and what there is has other
    /// beginnings: so a few places find the coarse outline of the whole.
    /// </summary>
    private static string? Behind(string first, string last, int fixedLength)
    {
        for (int length = Common(first, last); length > fixedLength; length--)
        {
            char next = (char)(last[length - 1] + 1);
            if (IsPlain(last[length - 1]) && IsPlain(next) && IsWhole(last, length - 1)) return last.Substring(0, length - 1) + next;
        }
        return null;
    }

    /// <summary>The place in the middle of those that differ from the last path as early as possible.</summary>
    private static string? Middle(string last, string? end, int from)
    {
        for (int at = from; at < last.Length; at++)
        {
            if (!IsPlain(last[at]) || !IsWhole(last, at)) continue;
            char? limit = end is not null && at < end.Length && Common(last, end) == at ? end[at] : null;
            char[] places = [.. Following(last, at).Where(c => IsPlain(c) && (limit is null || c < limit))];
            if (places.Length > 0) return last.Substring(0, at) + places[places.Length / 2];
        }
        return null;
    }

    private static string Following(string path, int at)
    {
        char sign = path[at];
        string[] classes = [.. s_hex.Where(h => h.Contains(sign) && IsHex(path, at, h)), .. s_classes.Where(c => c.Contains(sign))];
        if (classes.Length > 0) return classes[0].Substring(classes[0].IndexOf(sign) + 1) + (char)(classes[0][classes[0].Length - 1] + 1);
        return sign < 0x80 ? ((char)(sign + 1)).ToString() : new string([.. s_steps.Select(s => (char)Math.Min(sign + s, LastPlain + 1))]);
    }

    // Digits alone are a number, and letters alone are a word.
    private static bool IsHex(string path, int at, string digits)
    {
        int begin = path.LastIndexOf('/', at) + 1, end = path.IndexOf('/', at);
        string name = path.Substring(begin, (end < 0 ? path.Length : end) - begin).Split('.')[0].Replace("-", "");
        return name.All(c => digits.Contains(c)) && name.Any(char.IsDigit) && !name.All(char.IsDigit);
    }

    private static int Common(string one, string other)
    {
        int length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length]) length++;
        return length;
    }

    private static bool IsPlain(char sign) => sign <= LastPlain && !char.IsSurrogate(sign);

    private static bool IsWhole(string path, int length) => length == 0 || !char.IsHighSurrogate(path[length - 1]);
}
