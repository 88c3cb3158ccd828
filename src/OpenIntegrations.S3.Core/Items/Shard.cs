using System;
using System.Globalization;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items;

/// <summary>
/// One of several equal shares of the same work: <c>3/16</c> is the third of sixteen. A key is in the share that it has the number of: the
/// first eight bytes of the SHA-256 of its UTF-8, as a number with the highest byte first, modulo the count. That is so on every system and
/// in every version. <c>0/16</c> is the same share as <c>16/16</c>, so that counting may begin with either.
/// </summary>
public sealed class Shard
{
    private readonly ulong _number;
    private readonly ulong _count;

    private Shard(uint number, uint count)
    {
        (Number, Count) = ((int)number, (int)count);
        (_number, _count) = (number % count, count);
    }

    /// <summary>The number of the share, as it was given.</summary>
    public int Number { get; }

    /// <summary>How many shares there are.</summary>
    public int Count { get; }

    /// <param name="text">The number and the count: <c>3/16</c>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static Shard Parse(string text)
    {
        string[] sides = text.Split('/');
        return sides.Length == 2 && TryRead(sides[0], out uint number) && TryRead(sides[1], out uint count) && number <= count && count > 0
            ? new Shard(number, count)
            : throw new FormatException($"'{text}' is no share. One looks like 3/16: a number from 0 or 1 to the count, and the count.");
    }

    /// <summary>Whether a key is in the share.</summary>
    public bool Takes(string key)
    {
        byte[] digest = Hash.Sha256(key);
        ulong number = 0;
        for (int i = 0; i < sizeof(ulong); i++) number = (number << 8) | digest[i];
        return number % _count == _number;
    }

    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");

    private static bool TryRead(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number)
        && number <= int.MaxValue;
}
