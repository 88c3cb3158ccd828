using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OpenIntegrations.Testing.Cells;

/// <summary>Uploads by parts to a scripted Cells server.</summary>
public sealed class CellsUploads
{
    private const int Step = 10 * 1024 * 1024;
    private readonly object _gate = new();
    private readonly Dictionary<string, (string Key, SortedDictionary<int, byte[]> Parts)> _open = new();
    private int _last;

    /// <summary>The ETag of every part, as it stands in headers; none when empty.</summary>
    public string ETag { get; set; } = "\"\"";

    /// <summary>Uploads that were neither completed nor aborted.</summary>
    public int Open
    {
        get
        {
            lock (_gate) return _open.Count;
        }
    }

    internal Answer Start(string key)
    {
        lock (_gate)
        {
            string id = "upload-" + (++_last).ToString(CultureInfo.InvariantCulture);
            _open[id] = (key, new());
            return CellsGateway.Xml("InitiateMultipartUploadResult",
                $"<Bucket>io</Bucket><Key>{CellsGateway.Escape(key)}</Key><UploadId>{id}</UploadId>");
        }
    }

    internal Answer Put(string id, int number, byte[] content)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var upload)) return Answer.Error(404, "NoSuchUpload");
            upload.Parts[number] = content;
            return ETag.Length > 0 ? new Answer().With("ETag", ETag) : new Answer();
        }
    }

    internal Answer Parts(string id)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var upload)) return Answer.Error(404, "NoSuchUpload");
            return CellsGateway.Xml("ListPartsResult",
                $"<UploadId>{id}</UploadId><IsTruncated>false</IsTruncated>"
                    + string.Concat(
                        upload.Parts.Select(p =>
                            $"<Part><PartNumber>{p.Key}</PartNumber><ETag></ETag><Size>{p.Value.Length}</Size></Part>")));
        }
    }

    internal Answer List()
    {
        lock (_gate)
            return CellsGateway.Xml("ListMultipartUploadsResult",
                "<IsTruncated>false</IsTruncated>"
                    + string.Concat(
                        _open.Select(u => $"<Upload><Key>{CellsGateway.Escape(u.Value.Key)}</Key><UploadId>{u.Key}</UploadId></Upload>")));
    }

    internal Answer Abort(string id)
    {
        lock (_gate) return _open.Remove(id) ? new Answer(204) : Answer.Error(404, "NoSuchUpload");
    }

    internal Answer Complete(string id, string document, CellsTree tree)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out var upload)) return Answer.Error(404, "NoSuchUpload");
            int[] named = document.Split("<PartNumber>")[1..].Select(n => int.Parse(n.Split('<')[0], CultureInfo.InvariantCulture))
                .ToArray();
            if (!named.SequenceEqual(upload.Parts.Keys) || upload.Parts.Count > 5000) return Answer.Error(400, "InvalidPart");
            if (upload.Parts.Values.SkipLast(1).Any(p => p.Length % Step != 0 || p.Length == 0))
                return Answer.Error(400, "InvalidPart", "Part size must be a multiple of 10485760");
            tree.Set(upload.Key, upload.Parts.Values.SelectMany(p => p).ToArray());
            _open.Remove(id);
            return CellsGateway.Xml("CompleteMultipartUploadResult",
                $"<Bucket>io</Bucket><Key>{CellsGateway.Escape(upload.Key)}</Key><ETag></ETag>");
        }
    }
}
