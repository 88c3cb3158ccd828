using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OpenIntegrations.Testing.Faults;

/// <summary>A store with one object, which answers one of the requests for it wrongly, and takes uploads.</summary>
public sealed class FaultyStore : IDisposable
{
    private readonly SortedDictionary<int, byte[]> _parts = new();
    private int _gets;

    /// <param name="stored">The object, under any key.</param>
    /// <param name="hit">The number of the GET that is answered wrongly, from 1.</param>
    /// <param name="fault">How.</param>
    public FaultyStore(StoredObject stored, int hit, RangeFault fault) => Server = new ScriptedServer(request => request switch
    {
        { Method: "GET" } => Interlocked.Increment(ref _gets) switch
        {
            var n when n == hit => fault.Damage(stored.Answer(request), stored, request),
            var n when n == BreaksAt => stored.Answer(request) with { BreakAfter = stored.Content.Length / 3 },
            _ => stored.Answer(request),
        },
        { Method: "HEAD" } => stored.Answer(request),
        _ => Take(request),
    });

    public ScriptedServer Server { get; }

    /// <summary>The number of a GET whose connection breaks after a third of the object; 0 for none.</summary>
    public int BreaksAt { get; init; }

    /// <summary>What was uploaded and completed; null when nothing was.</summary>
    public byte[]? Uploaded { get; private set; }

    public void Dispose() => Server.Dispose();

    private Answer Take(RecordedRequest request)
    {
        if (request.Query == "uploads")
            return new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
        if (request.Method == "DELETE") return new Answer(204);
        if (request.Method == "POST")
        {
            Uploaded = _parts.Values.SelectMany(p => p).ToArray();
            return new Answer(200, "<CompleteMultipartUploadResult><ETag>\"done-2\"</ETag></CompleteMultipartUploadResult>");
        }
        int number = int.Parse(request.Query.Split('&').First(q => q.StartsWith("partNumber=", StringComparison.Ordinal))[11..], null);
        lock (_parts) _parts[number] = request.Body;
        return new Answer().With("ETag", $"\"p{number}\"");
    }
}
