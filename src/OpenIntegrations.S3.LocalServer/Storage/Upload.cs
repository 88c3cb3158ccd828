using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A multipart upload as it is kept in its JSON file.</summary>
/// <param name="Id">The name of its folder, and the upload id.</param>
/// <param name="Object">What the object will be, apart from its bytes.</param>
/// <param name="Algorithm">The checksum that its parts carry; null for none.</param>
/// <param name="ChecksumType">How the object's checksum is made of theirs.</param>
/// <param name="Initiator">Who began it; null when the bucket's owner did.</param>
internal sealed record UploadSettings(string Id, ObjectVersion Object, string? Algorithm, string? ChecksumType, Owner? Initiator = null)
{
    public string Key => Object.Key;

    public DateTimeOffset Initiated => Object.Modified;
}

/// <summary>An upload whose parts come in. Safe for parallel use.</summary>
internal sealed class Upload(UploadSettings settings, FolderLayout layout)
{
    private readonly SortedDictionary<int, ObjectPart> _parts = new();
    private int _drafts;
    private bool _closed;
    private bool _aborted;

    public UploadSettings Settings { get; } = settings;

    private string Folder => layout.UploadFolder(Settings.Id);

    /// <summary>By number.</summary>
    public ObjectPart[] Parts
    {
        get
        {
            lock (_parts) return [.. _parts.Values];
        }
    }

    /// <summary>A place to write a part's bytes to.</summary>
    public Draft NewDraft(string name)
    {
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            var draft = new Draft(Folder, name, ErrorCode.NoSuchUpload, EndDraft);
            _drafts++;
            return draft;
        }
    }

    /// <summary>Takes a part in; one that had its number is gone.</summary>
    /// <param name="part">Without its file.</param>
    /// <param name="draft">Its bytes.</param>
    /// <param name="newId">Gives the file a name: the later part of a number has the larger one.</param>
    public ObjectPart Add(ObjectPart part, Draft draft, Func<string> newId)
    {
        ObjectPart? replaced;
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            if (!draft.IsEmpty) part = part with { File = FolderLayout.PartDataName(part.Number, newId()) };
            using (NewFile document = StoreJson.Prepare(layout.PartFile(Settings.Id, part.Number), part, StoreJson.Default.ObjectPart))
            {
                if (part.File is not null) draft.Keep(Path.Combine(Folder, part.File));
                document.Commit();
            }
            draft.Settle();
            _parts.TryGetValue(part.Number, out replaced);
            _parts[part.Number] = part;
        }
        if (replaced?.File is { } old) Eraser.TryErase(Path.Combine(Folder, old));
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

    /// <summary>
    /// Ends the upload for good. Parts that still come in are refused at their end, and the last one takes the folder with it.
    /// </summary>
    public void Abort()
    {
        lock (_parts)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchUpload);
            File.Move(layout.UploadFile(Settings.Id), layout.UploadFile(Settings.Id) + FolderLayout.Gone);
            _closed = _aborted = true;
            if (_drafts > 0) return;
        }
        Eraser.TryEraseUpload(Folder);
    }

    private void EndDraft()
    {
        lock (_parts)
        {
            if (--_drafts > 0 || !_aborted) return;
        }
        Eraser.TryEraseUpload(Folder);
    }

    /// <summary>The bytes of an object that was uploaded in parts.</summary>
    public static ObjectData DataOf(FolderLayout layout, string uploadId, IEnumerable<ObjectPart> parts)
    {
        string folder = layout.UploadFolder(uploadId);
        return new([.. parts.Where(p => p.File is not null).Select(p => new DataFile(Path.Combine(folder, p.File!), p.Size))], folder);
    }

    /// <summary>Leaves in an upload's folder what its object needs, and what the server gave no name to.</summary>
    private static void SweepFolder(FolderLayout layout, ObjectVersion version)
    {
        var needed = new HashSet<string>(version.Parts!.Select(p => p.File ?? ""));
        foreach (string file in Directory.GetFiles(layout.UploadFolder(version.UploadId!)))
        {
            string name = Path.GetFileName(file);
            if (!needed.Contains(name) && StoreName.Parse(name) is { Kind: not StoreNameKind.Draft }) Eraser.TryErase(file);
        }
    }
}
