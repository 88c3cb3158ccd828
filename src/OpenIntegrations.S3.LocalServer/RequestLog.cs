using System.Collections;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Local;

/// <summary>The requests that a server answered, in the order in which it began to: the last ten thousand of them.</summary>
public sealed class RequestLog : IEnumerable<RequestLogEntry>
{
    private const int MaxEntries = 10_000;

    private readonly object _gate = new();
    private readonly Queue<RequestLogEntry> _entries = new();

    public int Count
    {
        get
        {
            lock (_gate) return _entries.Count;
        }
    }

    /// <summary>Forgets them, to count anew.</summary>
    public void Clear()
    {
        lock (_gate) _entries.Clear();
    }

    public IEnumerator<RequestLogEntry> GetEnumerator()
    {
        lock (_gate) return new List<RequestLogEntry>(_entries).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RequestLogEntry entry)
    {
        lock (_gate)
        {
            if (_entries.Count == MaxEntries) _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }
}
