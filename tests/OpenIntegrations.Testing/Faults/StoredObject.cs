using System;
using System.Globalization;

namespace OpenIntegrations.Testing.Faults;

/// <summary>An object as an honest store gives it, whole and in ranges.</summary>
public sealed class StoredObject(byte[] content, string etag = "\"v1\"")
{
    public byte[] Content => content;

    public string ETag => etag;

    /// <summary>Headers that go along with each answer.</summary>
    public Func<Answer, Answer> Also { get; init; } = static answer => answer;

    public Answer Answer(RecordedRequest request)
    {
        Answer answer = Range(request) is var (first, end)
            ? new Answer(206) { Bytes = content[first..end] }.With("Content-Range", Text(first, end))
            : new Answer { Bytes = content };
        if (request.Method == "HEAD")
            answer = answer.With("Content-Length", answer.Content.Length.ToString(CultureInfo.InvariantCulture)) with { Bytes = [] };
        return Also(answer.With("ETag", etag).With("Last-Modified", "Sat, 21 Nov 2026 12:00:00 GMT"));
    }

    /// <summary>The bytes that a request asks for; null for all of them.</summary>
    public (int First, int End)? Range(RecordedRequest request)
    {
        if (request.Header("Range") is not { } header) return null;
        string[] sides = header["bytes=".Length..].Split('-');
        if (sides[0].Length == 0) return (content.Length - int.Parse(sides[1], null), content.Length);
        int end = sides[1].Length == 0 ? content.Length : Math.Min(content.Length, int.Parse(sides[1], null) + 1);
        return (int.Parse(sides[0], null), end);
    }

    private string Text(int first, int end) => $"bytes {first}-{end - 1}/{content.Length}";
}
