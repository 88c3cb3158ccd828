using System;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// Looks at what a key has and refuses a change by throwing. It is asked at the moment of the change, with nobody in between.
/// </summary>
internal delegate void Guard(ObjectVersion? current);

/// <summary>The versions of a bucket: in memory to be found, on disk to stay. Safe for parallel use.</summary>
internal sealed class ObjectIndex(FolderLayout layout, Sequence sequence)
{
    private readonly object _lock = new();

    /// <summary>The versions of each key, the newest first.</summary>
    private readonly SortedKeys<ObjectVersion[]> _keys = new();
    private bool _closed;

    /// <summary>The newest version, or the one of that id; null when there is none. A lease on its bytes comes with it.</summary>
    public (ObjectVersion Version, IDisposable Lease)? Open(string key, string? versionId)
    {
        lock (_lock)
        {
            return Find(key, versionId) is { } version ? (version, version.Data.Lease()) : null;
        }
    }

    public ObjectVersion? Find(string key, string? versionId = null)
    {
        lock (_lock)
        {
            if (!_keys.TryGet(key, out var versions)) return null;
            return versionId is null ? versions[0] : versions.FirstOrDefault(v => v.VersionId == versionId);
        }
    }

    /// <summary>Reads the index while nobody changes it.</summary>
    public TResult Read<TResult>(Func<SortedKeys<ObjectVersion[]>, TResult> read)
    {
        lock (_lock) return read(_keys);
    }

    /// <summary>Adds a version, which is then the newest of its key. What throws has added nothing.</summary>
    /// <param name="content">The version without an id and without its bytes.</param>
    /// <param name="keep">Gives the bytes their place, by the id that was found.</param>
    /// <param name="guard">May refuse.</param>
    public ObjectVersion Add(ObjectVersion content, Func<string, ObjectData> keep, Guard guard)
    {
        ObjectVersion added;
        ObjectVersion? replaced;
        lock (_lock)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchBucket);
            guard(Find(content.Key));
            added = Save(content with { Id = sequence.Next() }, keep);
            replaced = Insert(added);
            if (replaced is not null) TryBury(replaced);
        }
        replaced?.Data.Delete(TombstoneOf(replaced));
        return added;
    }

    /// <summary>Deletes a version for good.</summary>
    /// <returns>What was deleted; null when it was not there.</returns>
    public ObjectVersion? Remove(string key, string versionId, Guard guard)
    {
        ObjectVersion? removed;
        lock (_lock)
        {
            removed = Find(key, versionId);
            guard(removed);
            if (removed is null) return null;
            File.Move(layout.VersionFile(removed.Id), TombstoneOf(removed));
            Replace(removed, null);
        }
        removed.Data.Delete(TombstoneOf(removed));
        return removed;
    }

    /// <summary>Changes what is known about a version; its bytes and its id stay.</summary>
    /// <returns>The changed version; null when it was not there.</returns>
    public ObjectVersion? Change(string key, string? versionId, Func<ObjectVersion, ObjectVersion> change)
    {
        lock (_lock)
        {
            if (Find(key, versionId) is not { } version) return null;
            ObjectVersion changed = change(version);
            StoreJson.Write(layout.VersionFile(changed.Id), changed, StoreJson.Default.ObjectVersion);
            Replace(version, changed);
            return changed;
        }
    }

    /// <summary>Lets nothing in any more, if nothing is there.</summary>
    public bool TryClose()
    {
        lock (_lock) return _closed = _keys.Count == 0;
    }

    /// <summary>
    /// Takes in a version that was found on disk. They come in the order in which they were made, without those that were replaced.
    /// </summary>
    public void Load(ObjectVersion found) => Insert(found);

    /// <summary>Its description is begun before its bytes get their name: see <see cref="FolderLayout"/>.</summary>
    private ObjectVersion Save(ObjectVersion version, Func<string, ObjectData> keep)
    {
        using NewFile document = StoreJson.Prepare(layout.VersionFile(version.Id), version, StoreJson.Default.ObjectVersion);
        version = version with { Data = keep(version.Id) };
        document.Commit();
        return version;
    }

    /// <summary>What was replaced is recognised without that, too.</summary>
    private void TryBury(ObjectVersion replaced)
    {
        try
        {
            File.Move(layout.VersionFile(replaced.Id), TombstoneOf(replaced));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string TombstoneOf(ObjectVersion version) => layout.VersionFile(version.Id) + FolderLayout.Gone;

    /// <returns>The version that the new one replaces.</returns>
    private ObjectVersion? Insert(ObjectVersion added)
    {
        if (!_keys.TryGet(added.Key, out var versions))
        {
            _keys.Set(added.Key, [added]);
            return null;
        }
        ObjectVersion? replaced = added.IsNull ? versions.FirstOrDefault(v => v.IsNull) : null;
        _keys.Set(added.Key, [added, .. versions.Where(v => v != replaced)]);
        return replaced;
    }

    private void Replace(ObjectVersion old, ObjectVersion? changed)
    {
        if (!_keys.TryGet(old.Key, out var versions)) return;
        var left = versions.Where(v => changed is not null || v.Id != old.Id).Select(v => v.Id == old.Id ? changed! : v).ToArray();
        if (left.Length == 0) _keys.Remove(old.Key);
        else _keys.Set(old.Key, left);
    }
}
