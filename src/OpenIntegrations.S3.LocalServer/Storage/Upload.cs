using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>A multipart upload as it is kept in its JSON file.</summary>
/// <param name="Id">The name of its folder, and the upload id.</param>
/// <param name="Object">What the object will be, apart from its bytes.</param>
/// <param name="Algorithm">The checksum that its parts carry; null for none.</param>
/// <param name="ChecksumType">How the object's checksum is made of theirs.</param>
internal sealed record UploadSettings(string Id, ObjectVersion Object, string? Algorithm, string? ChecksumType)
{
    public string Key => Object.Key;

    public DateTimeOffset Initiated => Object.Modified;
}

/// <summary>An upload whose parts come in. Safe for parallel use.</summary>
internal sealed class Upload(UploadSettings settings, FolderLayout layout)
{
    private readonly SortedDictionary<int, ObjectPart> _parts = new();
    private bool _closed;

    public UploadSettings Settings { get; } = settings;

    /// <summary>By number.</summary>
    public ObjectPart[] Parts
    {
        get
        {
            lock (_parts) return [.. _parts.Values];
        }
    }

    public Draft NewDraft(string name) => new(layout.UploadFolder(Settings.Id), name, ErrorCode.NoSuchUpload);

    /// <summary>Takes a part in; one that had its number is gone.</summary>
    public ObjectPart Add(ObjectPart part, Draft draft, string dataId)
    {
        ObjectPart? replaced;
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            string name = FolderLayout.PartDataName(part.Number, dataId);
            if (draft.Keep(PathOf(name)).Length > 0) part = part with { File = name };
            StoreJson.Write(layout.PartFile(Settings.Id, part.Number), part, StoreJson.Default.ObjectPart);
            _parts.TryGetValue(part.Number, out replaced);
            _parts[part.Number] = part;
        }
        if (replaced?.File is { } old) File.Delete(PathOf(old));
        return part;
    }

    /// <summary>Takes in a part that was found on disk.</summary>
    public void Load(ObjectPart found) => _parts[found.Number] = found;

    /// <summary>Ends the upload with what <paramref name="end"/> makes of it; if that fails the upload goes on.</summary>
    public ObjectVersion Complete(Func<IReadOnlyDictionary<int, ObjectPart>, ObjectVersion> end)
    {
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            ObjectVersion version = end(_parts);
            _closed = true;
            SweepFolder(layout, version);
            return version;
        }
    }

    /// <summary>Lets nothing in any more; its folder goes with that of the bucket.</summary>
    public void Close()
    {
        lock (_parts) _closed = true;
    }

    public void Abort()
    {
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            _closed = true;
            // The JSON first: without it the rest is what a crash left behind.
            File.Delete(layout.UploadFile(Settings.Id));
            Directory.Delete(layout.UploadFolder(Settings.Id), recursive: true);
        }
    }

    /// <summary>The bytes of an object that was uploaded in parts.</summary>
    public static ObjectData DataOf(FolderLayout layout, string uploadId, IEnumerable<ObjectPart> parts)
    {
        string folder = layout.UploadFolder(uploadId);
        return new([.. parts.Where(p => p.File is not null).Select(p => new DataFile(Path.Combine(folder, p.File!), p.Size))], folder);
    }

    /// <summary>Leaves in an upload's folder what its object needs, and nothing else.</summary>
    public static void SweepFolder(FolderLayout layout, ObjectVersion version)
    {
        var needed = new HashSet<string>(version.Parts!.Select(p => p.File ?? ""));
        foreach (string file in Directory.GetFiles(layout.UploadFolder(version.UploadId!)))
        {
            if (!needed.Contains(Path.GetFileName(file))) File.Delete(file);
        }
    }

    private string PathOf(string name) => Path.Combine(layout.UploadFolder(Settings.Id), name);
}
