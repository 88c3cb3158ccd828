using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Testing.Faults;

/// <summary>What goes wrong on the way to a store, or on the way back.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Spoil">Gives the answer to a request; the second argument passes a request on to the store.</param>
public sealed record WireFault(string Name, Func<RecordedRequest, Func<RecordedRequest, Answer>, Answer> Spoil)
{
    private const string Silence = "silence";
    private static readonly Answer s_gone = new() { Raw = [] };

    /// <summary>What can happen to any request.</summary>
    public static IReadOnlyList<WireFault> All { get; } =
    [
        new("a reset before it arrives", (_, _) => s_gone),
        new("a reset instead of the answer", (r, store) => Lost(store(r))),
        new("503", (_, _) => Answer.Error(503, "SlowDown")),
        new("500", (_, _) => Answer.Error(500, "InternalError")),
        new("403", (_, _) => Answer.Error(403, "AccessDenied")),
        new("a web page", (_, _) => new Answer(200, "<html>sign in</html>").With("Content-Type", "text/html")),
        new("200 and nothing", (_, _) => new Answer()),
        new("an error in a 200", (_, _) => Answer.Error(200, "InternalError")),
        new("a break in the answer", (r, store) => Half(store(r))),
        new(Silence + " in the answer", (r, store) => Half(store(r)) with { Stalls = true }),
        new(Silence + " in the headers of the answer", (r, store) => Begun(store(r)) with { Stalls = true }),
        new(Silence + " instead of the answer", (r, store) => Lost(store(r)) with { Stalls = true }),
        new(Silence + " in the request", (_, _) => s_gone with { Stalls = true }) { Breaks = BodyFault.Stall },
        new("half the answer, with its length", (r, store) => Sized(store(r), c => c[..(c.Length / 2)])),
        new("more than the answer, with its length", (r, store) => Sized(store(r), c => [.. c, 1, 2, 3])),
    ];

    /// <summary>What can happen to the bytes of objects, where nothing but a digest tells.</summary>
    public static IReadOnlyList<WireFault> OfContent { get; } =
    [
        new("a flipped bit in the answer", (r, store) => Sized(store(r), Flipped)),
        new("a flipped bit in the request", (r, store) => store(r with { Body = Flipped(r.Body) })),
    ];

    /// <summary>A wrong answer to a request for a range.</summary>
    public static WireFault OfRange(RangeFault fault, byte[] content) => new(fault.Name, (r, store) =>
        r.Header("Range") is null ? store(r) : fault.Damage(Unsized(store(r)), new StoredObject(content), r));

    /// <summary>What becomes of the request's body; null where it arrives, as one without a byte always does.</summary>
    public BodyFault? Breaks { get; private init; }

    /// <summary>The settings of a connection with which a silence is over soon.</summary>
    public static IReadOnlyList<(string Name, string Value)> Impatience { get; } = [("IdleTimeout", "1"), ("FirstByteTimeout", "1")];

    /// <summary>Whether nothing tells of it but the time that passes.</summary>
    public bool IsSilent => Name.StartsWith(Silence, StringComparison.Ordinal);

    public override string ToString() => Name;

    private static Answer Lost(Answer _) => s_gone;

    private static Answer Begun(Answer answer) =>
        new() { Raw = Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} Scripted\r\nContent-Type: app") };

    private static Answer Half(Answer answer) => answer with { BreakAfter = answer.Content.Length / 2 };

    private static Answer Sized(Answer answer, Func<byte[], byte[]> change)
    {
        byte[] content = change(answer.Content);
        return Unsized(answer).With("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture)) with { Bytes = content };
    }

    // Whoever sends it counts its bytes.
    private static Answer Unsized(Answer answer) => answer with
    {
        Headers = [.. answer.Headers.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))],
    };

    private static byte[] Flipped(byte[] content)
    {
        byte[] flipped = [.. content];
        if (flipped.Length > 0) flipped[flipped.Length / 2] ^= 1;
        return flipped;
    }
}
