using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers.Keeping;

/// <summary>A store of one object, by parts up and in ranges down. It fails as it is told.</summary>
internal sealed class PartStore : IDisposable
{
    private readonly object _gate = new();
    private int _begun;

    public PartStore() => Server = new ScriptedServer(Answer);

    public ScriptedServer Server { get; }

    /// <summary>The object.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>Its ETag; null for the MD5.</summary>
    public string? ETag { get; set; }

    /// <summary>The parts of the uploads that nobody completed.</summary>
    public Dictionary<string, SortedDictionary<int, byte[]>> Uploads { get; } = [];

    /// <summary>The algorithm that parts are listed with; null for their ETags only, which are MD5s then.</summary>
    public string? Listed { get; init; }

    /// <summary>Headers that describe the object beside its ETag.</summary>
    public Dictionary<string, string> More { get; } = [];

    /// <summary>What goes wrong; null for nothing.</summary>
    public Func<RecordedRequest, Answer?> Fault { get; set; } = static _ => null;

    /// <summary>The requests since the last look, as <c>PUT 3</c>, <c>GET 0-5242879</c>, <c>LIST</c>.</summary>
    public IReadOnlyList<string> Look()
    {
        string[] all = Server.Requests.Select(Short).ToArray();
        string[] news = all[_seen..];
        _seen = all.Length;
        return news;
    }

    private int _seen;

    public S3Client Client(string provider = "Other") => new(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = Server.Url, ["AccessKey"] = "a", ["SecretKey"] = "sEcReT", ["Provider"] = provider, ["Addressing"] = "Path",
        ["Region"] = "us-east-1", ["MaxAttempts"] = 1L,
    }));

    public void Dispose() => Server.Dispose();

    private static string Short(RecordedRequest request) => (request.Method, request.Query) switch
    {
        ("PUT", { Length: > 0 } query) => "PUT " + Number(query),
        ("POST", "uploads") => "BEGIN",
        ("POST", _) => "COMPLETE",
        ("DELETE", _) => "ABORT",
        ("GET", var query) when query.StartsWith("uploadId", StringComparison.Ordinal) => "LIST",
        ("GET", _) => "GET " + request.Header("Range")?["bytes=".Length..],
        _ => request.Method,
    };

    private static int Number(string query) =>
        int.Parse(query.Split('&')[0].Split('=')[1], NumberStyles.None, CultureInfo.InvariantCulture);

    private static string UploadOf(RecordedRequest request) => request.Query.Split("uploadId=")[1].Split('&')[0];

    private Answer Answer(RecordedRequest request)
    {
        if (Fault(request) is { } fault) return fault;
        lock (_gate)
        {
            return Short(request).Split(' ')[0] switch
            {
                "BEGIN" => Begin(),
                "PUT" => Put(request),
                "LIST" => List(UploadOf(request)),
                "COMPLETE" => Complete(request),
                "ABORT" => new Answer(Uploads.Remove(UploadOf(request)) ? 204 : 404),
                _ => Get(request),
            };
        }
    }

    private Answer Begin()
    {
        string id = $"u{++_begun}";
        Uploads[id] = [];
        return new Answer(200, $"<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private Answer Put(RecordedRequest request)
    {
        if (!Uploads.TryGetValue(UploadOf(request), out var parts)) return Testing.Answer.Error(404, "NoSuchUpload");
        parts[Number(request.Query)] = request.Body;
        return new Answer().With("ETag", TagOf(request.Body));
    }

    private Answer List(string id)
    {
        if (!Uploads.TryGetValue(id, out var parts)) return Testing.Answer.Error(404, "NoSuchUpload");
        var text = new StringBuilder("<ListPartsResult>");
        foreach (var (number, bytes) in parts)
        {
            string checksum = Listed is null ? "" : $"<Checksum{Listed}>{Digest(Listed, bytes)}</Checksum{Listed}>";
            text.Append(CultureInfo.InvariantCulture,
                $"<Part><PartNumber>{number}</PartNumber><ETag>{TagOf(bytes)}</ETag><Size>{bytes.Length}</Size>{checksum}</Part>");
        }
        return new Answer(200, text.Append("<IsTruncated>false</IsTruncated></ListPartsResult>").ToString());
    }

    private Answer Complete(RecordedRequest request)
    {
        if (!Uploads.Remove(UploadOf(request), out var parts)) return Testing.Answer.Error(404, "NoSuchUpload");
        Content = parts.Values.SelectMany(p => p).ToArray();
        return new Answer(200, "<CompleteMultipartUploadResult><ETag>\"e-2\"</ETag></CompleteMultipartUploadResult>");
    }

    private Answer Get(RecordedRequest request)
    {
        string tag = ETag ?? TagOf(Content);
        if (request.Header("If-Match") is { } match && match != tag) return Testing.Answer.Error(412, "PreconditionFailed");
        long last = Content.Length - 1, first = 0;
        if (request.Header("Range") is { } range)
        {
            string[] ends = range["bytes=".Length..].Split('-');
            first = long.Parse(ends[0], CultureInfo.InvariantCulture);
            last = Math.Min(last, long.Parse(ends[1], CultureInfo.InvariantCulture));
        }
        byte[] bytes = Content[(int)first..(int)(last + 1)];
        Answer answer = new Answer(request.Header("Range") is null ? 200 : 206) { Bytes = bytes }.With("ETag", tag)
            .With("Last-Modified", "Fri, 27 Nov 2026 00:00:00 GMT").With("Content-Type", "application/octet-stream");
        foreach (var (name, value) in More) answer = answer.With(name, value);
        return answer.Status == 200 ? answer : answer.With("Content-Range", $"bytes {first}-{last}/{Content.Length}");
    }

    // Where checksums are listed an ETag says nothing, as under a key of one's own.
    private string TagOf(byte[] bytes) =>
        Listed is null ? $"\"{Convert.ToHexString(MD5.HashData(bytes)).ToLowerInvariant()}\"" : $"\"opaque-{bytes.Length}\"";

    private static string Digest(string algorithm, byte[] bytes)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.FinishBase64();
    }
}
