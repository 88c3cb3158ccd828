using System;
using System.Globalization;
using System.Threading;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// The time of a server: that of the machine, and so much more or less as a test wants. Dates, retention, links and lifecycles go by it.
/// Who signs with the right time is let in all the same.
/// </summary>
public sealed class ServerClock
{
    private long _ahead;

    /// <summary>
    /// How much it is ahead of the machine's clock; negative for behind. What a lifecycle asks for by then is done at once.
    /// </summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
        set
        {
            Interlocked.Exchange(ref _ahead, value.Ticks);
            Turned?.Invoke();
        }
    }

    /// <summary>What it shows.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + Ahead;

    /// <summary>Lets time pass. What a lifecycle asks for by then is done when this returns.</summary>
    public void Advance(TimeSpan by) => Ahead += by;

    public override string ToString() => Now.ToLocalTime().ToString(CultureInfo.CurrentCulture);

    internal event Action? Turned;
}
