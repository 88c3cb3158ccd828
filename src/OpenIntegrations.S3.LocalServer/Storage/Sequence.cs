using System;
using System.Globalization;
using System.Threading;

namespace OpenIntegrations.S3.Local;

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
        if (!TryParse(id, out long found)) return;
        for (long last = Volatile.Read(ref _last); last < found; last = Volatile.Read(ref _last)) Interlocked.CompareExchange(ref _last, found, last);
    }

    public static bool IsName(string id) => TryParse(id, out _);

    private static bool TryParse(string id, out long number)
    {
        number = 0;
        return id.Length == Digits && long.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number >= 0;
    }
}
