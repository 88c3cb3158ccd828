using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Testing.Faults;

/// <summary>A way in which stores, caches and proxies answer wrongly to a request for a range of an object.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Damage">Makes the wrong answer of the right one.</param>
public sealed record RangeFault(string Name, Func<Answer, StoredObject, RecordedRequest, Answer> Damage)
{
    public static IReadOnlyList<RangeFault> All { get; } =
    [
        new("206 without a Content-Range", (a, _, _) => a.Without("Content-Range")),
        new("another first byte", (a, o, r) => a.Ranged(o, r, 1, 0, 0)),
        new("another last byte", (a, o, r) => a.Ranged(o, r, 0, -1, 0)),
        new("a smaller total", (a, o, r) => a.Ranged(o, r, 0, 0, -1)),
        new("a larger total", (a, o, r) => a.Ranged(o, r, 0, 0, 1)),
        new("another unit", (a, _, _) => a.Changed("Content-Range", v => v.Replace("bytes", "items", StringComparison.Ordinal))),
        new("the range twice", (a, _, _) => a.With("Content-Range", a.Value("Content-Range"))),
        new("the total unknown", (a, _, _) => a.Changed("Content-Range", v => v.Split('/')[0] + "/*")),
        new("the beginning of the object for any range", (a, o, _) => a.Changed("Content-Range", _ =>
            $"bytes 0-{a.Content.Length - 1}/{o.Content.Length}") with { Bytes = o.Content[..a.Content.Length] }),
        new("200 with the part only", (a, _, _) => (a with { Status = 200 }).Without("Content-Range")),
        new("200 with a Content-Range", (a, _, _) => a with { Status = 200 }),
        new("200 with the whole object", (a, o, _) => (a with { Status = 200, Bytes = o.Content }).Without("Content-Range")),
        new("203", (a, _, _) => a with { Status = 203 }),
        new("204", (a, _, _) => a with { Status = 204, Bytes = [] }),
        new("no length, all bytes", (a, _, _) => a.Unmeasured(a.Content.Length)),
        new("no length, cut early", (a, _, _) => a.Unmeasured(a.Content.Length / 2)),
        new("chunks", (a, _, _) => a.Chunked()),
        new("half the bytes, and the length of the half", (a, _, _) => a with { Bytes = a.Content[..(a.Content.Length / 2)] }),
        new("more bytes, and their length", (a, _, _) => a with { Bytes = [.. a.Content, 1, 2, 3] }),
        new("two ETags", (a, _, _) => a.With("ETag", "\"0000\"")),
        new("another ETag", (a, _, _) => a.Changed("ETag", _ => "\"deadbeef\"")),
        new("no ETag", (a, _, _) => a.Without("ETag")),
        new("a weak ETag", (a, _, _) => a.Changed("ETag", v => "W/" + v)),
    ];

    public static RangeFault Of(string name) => All.First(f => f.Name == name);

    public override string ToString() => Name;
}

/// <summary>Changes to an answer.</summary>
internal static class Changes
{
    public static string Value(this Answer answer, string header) => answer.Headers.First(h => h.Key == header).Value;

    public static Answer Without(this Answer answer, string header) =>
        answer with { Headers = answer.Headers.Where(h => h.Key != header).ToList() };

    public static Answer Changed(this Answer answer, string header, Func<string, string> change) =>
        answer with { Headers = answer.Headers.Select(h => h.Key == header ? new(h.Key, change(h.Value)) : h).ToList() };

    /// <summary>Says another range than the one it holds.</summary>
    public static Answer Ranged(this Answer answer, StoredObject stored, RecordedRequest request, int first, int last, int total)
    {
        var (from, end) = stored.Range(request)!.Value;
        return answer.Changed("Content-Range", _ => $"bytes {from + first}-{end - 1 + last}/{stored.Content.Length + total}");
    }

    /// <summary>Says nothing of its length: the end of the connection is the end of the body.</summary>
    public static Answer Unmeasured(this Answer answer, int count) =>
        answer with { Raw = [.. answer.Head("Connection: close"), .. answer.Content[..count]] };

    public static Answer Chunked(this Answer answer) => answer with
    {
        Raw =
        [
            .. answer.Head("Transfer-Encoding: chunked"),
            .. Encoding.ASCII.GetBytes(answer.Content.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"),
            .. answer.Content, .. "\r\n0\r\n\r\n"u8,
        ],
    };

    private static byte[] Head(this Answer answer, string last) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {answer.Status} Scripted\r\n{string.Concat(answer.Headers.Select(h => $"{h.Key}: {h.Value}\r\n"))}{last}\r\n\r\n");
}
