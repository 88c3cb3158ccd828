using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>How often requests were sent again, on behalf of a piece of work and of all that it starts.</summary>
public sealed class Repeats
{
    private static readonly AsyncLocal<Repeats?> s_current = new();
    private int _count;

    private Repeats()
    {
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts from here on, for the asynchronous method that calls and what it calls.</summary>
    public static Repeats Begin() => s_current.Value = new Repeats();

    internal static void Add()
    {
        if (s_current.Value is { } current) Interlocked.Increment(ref current._count);
    }
}
