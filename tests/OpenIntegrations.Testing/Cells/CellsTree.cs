using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Testing.Cells;

/// <summary>The files of a scripted Cells server, which both buckets show.</summary>
public sealed class CellsTree
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>The ETag of every file, as it stands in headers.</summary>
    public string ETag { get; set; } = "\"\"";

    /// <summary>The most names in a list when the request does not say.</summary>
    public int ListLimit { get; set; } = 1000;

    /// <summary>Bytes of each download after which the connection breaks, once for each file; 0 for never.</summary>
    public int BreakAfter { get; set; }

    private readonly HashSet<string> _broken = new();

    public string[] Keys
    {
        get
        {
            lock (_gate) return _files.Keys.ToArray();
        }
    }

    public void Set(string key, byte[] content)
    {
        lock (_gate)
        {
            _files[key] = content;
            for (int slash = key.LastIndexOf('/'); slash > 0; slash = key.LastIndexOf('/', slash - 1)) _folders.Add(key[..slash]);
        }
    }

    public byte[] Content(string key)
    {
        lock (_gate) return _files[key];
    }

    internal Answer Put(string key, byte[] content)
    {
        Set(key, content);
        return Tagged(new Answer());
    }

    internal Answer Copy(string source, string target)
    {
        if (source == target) return Answer.Error(501, "NotImplemented");
        lock (_gate)
        {
            if (!_files.TryGetValue(source, out byte[]? content)) return Answer.Error(404, "NoSuchKey");
            Set(target, content);
        }
        return CellsGateway.Xml("CopyObjectResult", $"<ETag>{ETag}</ETag><LastModified>{CellsGateway.Now}</LastModified>");
    }

    internal Answer Delete(string key)
    {
        lock (_gate) _files.Remove(key.TrimEnd('/'));
        return new Answer(204);
    }

    internal Answer Get(string key, RecordedRequest request)
    {
        byte[]? content;
        bool breaks;
        lock (_gate)
        {
            if (_folders.Contains(key.TrimEnd('/'))) return Answer.Error(400, "InvalidRequest", "cannot send object info for folder");
            if (!_files.TryGetValue(key, out content)) return Answer.Error(404, "NoSuchKey");
            breaks = BreakAfter > 0 && request.Method == "GET" && _broken.Add(key);
        }
        // A condition on an ETag that does not exist can never hold.
        if (request.Header("If-Match") is { } wanted && wanted != ETag) return Answer.Error(412, "PreconditionFailed");
        Answer answer = Tagged(new Answer()).With("Last-Modified", "Sat, 21 Nov 2026 06:00:00 GMT")
            .With("Content-Type", "application/octet-stream").With("Accept-Ranges", "bytes");
        if (request.Method == "HEAD") return answer.With("Content-Length", content.Length.ToString(null as IFormatProvider));
        if (request.Header("Range") is not { } range) return answer with { Bytes = content, BreakAfter = breaks ? BreakAfter : null };
        string[] ends = range["bytes=".Length..].Split('-');
        int first = int.Parse(ends[0], null),
        last = Math.Min(ends[1].Length == 0 ? int.MaxValue : int.Parse(ends[1], null), content.Length - 1);
        if (first >= content.Length) return Answer.Error(416, "InvalidRange");
        return (answer with { Status = 206, Bytes = content[first..(last + 1)], BreakAfter = breaks ? BreakAfter : null })
            .With("Content-Range", $"bytes {first}-{last}/{content.Length}");
    }

    /// <summary>Never in pages, and cut without a word: markers and tokens mean nothing, a limit is a limit.</summary>
    internal Answer List(string bucket, Dictionary<string, string> query)
    {
        string asked = query.GetValueOrDefault("prefix") ?? "", folder = asked.Trim('/');
        bool isFlat = query.GetValueOrDefault("delimiter") is not { Length: > 0 };
        int limit = query.TryGetValue("max-keys", out string? keys) ? int.Parse(keys, null) : ListLimit;
        (string Path, int Size)[] nodes = Below(folder, isFlat).Where(n => limit != 1 || n.Size >= 0).Take(limit).ToArray();
        string[] prefixes = nodes.Where(n => n.Size < 0).Select(n => n.Path + "/").ToArray();
        bool hasFiles = nodes.Any(n => n.Size >= 0);
        if (hasFiles && asked.Length > 0) prefixes = [.. prefixes, asked];
        bool encodes = query.GetValueOrDefault("encoding-type") == "url";
        string Name(string key) =>
            encodes ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : CellsGateway.Escape(key);
        string contents =
            string.Concat(nodes.Where(n => n.Size >= 0)
                .Select(n =>
                    $"<Contents><Key>{Name(n.Path)}</Key><LastModified>{CellsGateway.Now}</LastModified><ETag>{ETag}</ETag>"
                        + $"<Size>{n.Size}</Size><StorageClass>STANDARD</StorageClass></Contents>"));
        return CellsGateway.Xml("ListBucketResult",
            $"<Name>{bucket}</Name><Prefix>{Name(asked)}</Prefix>"
                + $"<MaxKeys>{limit}</MaxKeys>{(encodes ? "<EncodingType>url</EncodingType>" : "")}"
                + $"<IsTruncated>false</IsTruncated>{contents}"
            + string.Concat(prefixes.Select(p => $"<CommonPrefixes><Prefix>{Name(p)}</Prefix></CommonPrefixes>")));
    }

    // A prefix is a folder: what is no folder has nothing in it.
    private (string Path, int Size)[] Below(string folder, bool isFlat)
    {
        lock (_gate)
        {
            string start = folder.Length == 0 ? "" : folder + "/";
            return _folders.Select(f => (Path: f, Size: -1)).Concat(_files.Select(f => (Path: f.Key, Size: f.Value.Length)))
                .Where(n =>
                    n.Path.StartsWith(start, StringComparison.Ordinal) && n.Path.Length > start.Length
                        && (isFlat || !n.Path[start.Length..].Contains('/', StringComparison.Ordinal)))
                .OrderBy(n => n.Path, StringComparer.Ordinal).ToArray();
        }
    }

    private Answer Tagged(Answer answer) => ETag.Length > 0 ? answer.With("ETag", ETag) : answer;
}
