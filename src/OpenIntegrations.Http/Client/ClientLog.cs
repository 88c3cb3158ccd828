using System;
using System.Collections.Generic;

namespace OpenIntegrations.Http.Client;

/// <summary>What a client did, line by line. What is logged must be free of secrets.</summary>
internal sealed class ClientLog(Action<string> trace)
{
    // A transport may log while the caller reads.
    private readonly List<string> _lines = new();

    public string[] Lines
    {
        get
        {
            lock (_lines) return _lines.ToArray();
        }
    }

    public void Clear()
    {
        lock (_lines) _lines.Clear();
    }

    public void Add(string step, string message)
    {
        string line = step + ": " + message;
        lock (_lines) _lines.Add(line);
        trace(line);
    }

    public override string ToString() => string.Join("\n", Lines);
}
