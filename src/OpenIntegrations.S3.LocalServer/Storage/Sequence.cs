using System;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// Gives names that grow: to whoever asks later, by text the larger one. They start at the clock, so that those of a new run are larger
/// than those of an earlier one even if the clock was set back in between.
/// </summary>
internal sealed class Sequence(DateTimeOffset start)
{
    private const int Digits = 16;
    private long _last = start.UtcTicks;

    public string Next() => Interlocked.Increment(ref _last).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Makes sure that what comes is larger than a name that was found.</summary>
    public void Pass(string id)
    {
        if (!IsName(id)) return;
        long found = long.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        for (long last = Volatile.Read(ref _last); last < found; last = Volatile.Read(ref _last))
            Interlocked.CompareExchange(ref _last, found, last);
    }

    /// <summary>Whether it is a name as they are given here: nothing else of the kind ever becomes a piece of a path.</summary>
    public static bool IsName(string? id) =>
        id is { Length: Digits } && id[0] < '8' && id.All(static c => c is >= '0' and <= '9' or >= 'a' and <= 'f');
}
