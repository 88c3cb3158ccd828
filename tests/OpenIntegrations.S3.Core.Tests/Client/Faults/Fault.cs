using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>What can happen to a request and its answer.</summary>
/// <param name="Name">In words.</param>
/// <param name="CarriedOut">Whether the store did what was asked before its answer was spoilt.</param>
/// <param name="Spoil">What comes instead of the answer.</param>
internal sealed record Fault(string Name, bool CarriedOut, Func<Answer, Answer> Spoil)
{
    /// <summary>Whether the time runs out that the client gives it: such a fault is played with short times.</summary>
    public bool IsSlow { get; init; }

    /// <summary>How the connection breaks behind the headers of the request, where that is what happens.</summary>
    public BodyFault? InRequest { get; init; }

    private const string Page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><hr></body></html>";

    private static readonly TimeSpan s_drip = TimeSpan.FromSeconds(0.5);

    private static readonly byte[] s_garbage = [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 167 + i / 256))];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("closed before", false, _ => new Answer { Raw = [] }),
        new("closed in the request", false, good => good) { InRequest = BodyFault.Close },
        new("reset in the request", false, good => good) { InRequest = BodyFault.Reset },
        new("no HTTP", false, _ => new Answer { Raw = "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray() }),
        new("400 RequestTimeout", false, _ => Answer.Error(400, "RequestTimeout")),
        new("400 IncompleteBody", false, _ => Answer.Error(400, "IncompleteBody")),
        new("408", false, _ => new Answer(408)),
        new("409 OperationAborted", false, _ => Answer.Error(409, "OperationAborted")),
        new("425", false, _ => new Answer(425)),
        new("429", false, _ => new Answer(429).With("Retry-After", "0")),
        new("500", false, _ => Answer.Error(500, "InternalError")),
        new("502 of a proxy", false, _ => Html(502)),
        new("503 SlowDown", false, _ => Answer.Error(503, "SlowDown")),
        new("522", false, _ => Html(522)),
        new("200 with SlowDown inside", false, _ => Answer.Error(200, "SlowDown")),
        new("200 with a web page", false, _ => Html(200)),
        new("200 with JSON", false, _ => Json()),
        new("200 with a text", false, _ => new Answer(200, "Please sign in.").With("Content-Type", "text/plain")),
        new("200 with nothing, and nothing done", false, _ => new Answer()),
        new("closed after", true, _ => new Answer { Raw = [] }),
        new("closed in the headers", true, _ => new Answer { Raw = "HTTP/1.1 200 OK\r\nContent-Le"u8.ToArray() }),
        new("closed in the body", true, good => good with { BreakAfter = good.Content.Length / 2 }),
        new("body cut", true, good => good with { Bytes = good.Content[..(good.Content.Length / 2)] }),
        new("junk behind the body", true, good => good.Content.Length == 0 ? good : good with { Bytes = [.. good.Content, .. "XXXX"u8] }),
        new("200 with nothing", true, _ => new Answer()),
        new("500 after", true, _ => Answer.Error(500, "InternalError")),
        new("504 after", true, _ => Html(504)),
        new("200 with InternalError inside", true, _ => Answer.Error(200, "InternalError")),
        new("200 with a web page after", true, _ => Html(200)),
        new("200 with JSON after", true, _ => Json()),
        new("flood of headers", true, good => good with { Raw = Flood(good) }),
        new("length too long", true, good => Wire(good, good.Content, $"Content-Length: {good.Content.Length + 100}")),
        new("length too short", true, good => Wire(good, good.Content, $"Content-Length: {good.Content.Length / 2}")),
        new("no length, cut", true, good => Wire(good, good.Content[..(good.Content.Length / 2)], "Connection: close")),
        new("chunks", true, good => Wire(good, [.. Chunk(good.Content), .. "0\r\n\r\n"u8], "Transfer-Encoding: chunked")),
        new("chunks cut", true, good => Wire(good, Chunk(good.Content[..(good.Content.Length / 2)]), "Transfer-Encoding: chunked")),
        new("packed unasked", true, good => Packed(good)),
        new("one length twice", true, good => Wire(good, good.Content, Length(good), Length(good))),
        new("two lengths", true, good => Wire(good, good.Content, $"Content-Length: {good.Content.Length + 1}", Length(good))),
        new("length and chunks", true, good => Wire(good, [.. Chunk(good.Content), .. "0\r\n\r\n"u8], Length(good),
            "Transfer-Encoding: chunked")),
        new("a header of a megabyte", true, good => Wire(good, good.Content, "X-Huge: " + new string('x', 1 << 20), Length(good))),
        new("headers without an end", true, good => Wire(good, [], Endless) with { Stalls = true }),
        new("control characters in a header", true, good => Wire(good, good.Content, "X-Evil: a\rb\0c\u001b[31mred", Length(good))),
        new("garbage", true, _ => new Answer { Raw = s_garbage }),
        new("slow headers", true, good => Wire(good, good.Content, Length(good)) with { Pause = s_drip }) { IsSlow = true },
        new("slow body", true, good => good with { Pause = s_drip + s_drip }) { IsSlow = true },
        new("silent in the request", false, good => good) { InRequest = BodyFault.Stall, IsSlow = true },
        new("silent", false, _ => new Answer { Raw = [], Stalls = true }) { IsSlow = true },
        new("silent after", true, _ => new Answer { Raw = [], Stalls = true }) { IsSlow = true },
        new("silent in the body", true, good => good with { BreakAfter = good.Content.Length / 2, Stalls = true }) { IsSlow = true },
    ];

    private static string Endless => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X-{i}: x\r\n"));

    public static Fault Find(string name) => All.Single(f => f.Name == name);

    private static byte[] Flood(Answer good) => Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\n"
        + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X-{i}: {new string('x', 100)}\r\n"))
        + $"Content-Length: {good.Content.Length}\r\n\r\n{good.Body}");

    /// <summary>An answer of which a fault says how long it is.</summary>
    private static Answer Wire(Answer good, byte[] body, params string[] more) => new()
    {
        Raw =
        [
            .. Encoding.Latin1.GetBytes($"HTTP/1.1 {good.Status} Scripted\r\n" + string.Concat(good.Headers
                .Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {h.Value}")
                .Concat(more).Select(line => line + "\r\n")) + "\r\n"),
            .. body,
        ],
    };

    private static string Length(Answer good) => $"Content-Length: {good.Content.Length}";

    private static byte[] Chunk(byte[] bytes) =>
        bytes.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static Answer Packed(Answer good)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(good.Content);
        byte[] bytes = good.Content.Length == 0 ? [] : packed.ToArray();
        return Wire(good, bytes, $"Content-Length: {bytes.Length}", "Content-Encoding: gzip");
    }

    private static Answer Json() => new Answer(200, "{\"status\":\"ok\"}").With("Content-Type", "application/json");

    private static Answer Html(int status) => new Answer(status, Page).With("Content-Type", "text/html");
}
