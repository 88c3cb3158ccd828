using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace OpenIntegrations.Testing.Faults;

/// <summary>Stands before a real store and lets everything pass but the requests that a test names, which it spoils.</summary>
public sealed class FaultProxy : IDisposable
{
    private readonly Uri _store;
    private readonly ScriptedServer _server;
    private int _met;

    /// <param name="store">The address of the store.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="isMeant">To which requests.</param>
    /// <param name="times">To how many of them.</param>
    public FaultProxy(string store, WireFault fault, Func<RecordedRequest, bool> isMeant, int times = int.MaxValue)
    {
        _store = new Uri(store);
        bool IsSpoilt(RecordedRequest request) => isMeant(request) && Interlocked.Increment(ref _met) <= times;
        _server = new ScriptedServer(request => IsSpoilt(request) ? fault.Spoil(request, Pass) : Pass(request))
        {
            Breaks = request => fault.Breaks is not null && HasBody(request) && IsSpoilt(request) ? fault.Breaks : null,
        };
    }

    public string Url => _server.Url;

    /// <summary>How many requests were meant.</summary>
    public int Met => _met;

    public void Dispose() => _server.Dispose();

    /// <summary>Has the store answer a request as it came, byte for byte: its signature is of this address.</summary>
    private Answer Pass(RecordedRequest request)
    {
        using var client = new TcpClient(_store.Host, _store.Port);
        using NetworkStream stream = client.GetStream();
        IEnumerable<string> headers = request.Headers.Where(h => h.Key is not ("Connection" or "Expect" or "Transfer-Encoding"))
            .Select(h => $"{h.Key}: {h.Value}\r\n");
        stream.Write(Encoding.UTF8.GetBytes($"{request.Method} {request.Target} HTTP/1.1\r\n{string.Concat(headers)}"
            + "Connection: close\r\n\r\n"));
        stream.Write(request.Body);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return Read(all.ToArray());
    }

    private static bool HasBody(RecordedRequest request) =>
        request.Header("Transfer-Encoding") is not null || request.Header("Content-Length") is not (null or "0");

    private static Answer Read(byte[] bytes)
    {
        int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return new Answer { Raw = [] };
        string[] lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        return new Answer(int.Parse(lines[0].Split(' ')[1], null))
        {
            Headers = [.. lines.Skip(1).Select(l => l.Split(": ", 2)).Where(p => p[0] != "Connection")
                .Select(p => new KeyValuePair<string, string>(p[0], p.ElementAtOrDefault(1) ?? ""))],
            Bytes = bytes[(end + 4)..],
        };
    }
}
