using System;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A bucket: its settings, its objects, and the uploads under way.</summary>
internal sealed class Bucket
{
    private readonly object _lock = new();
    private readonly FolderLayout _layout;
    private readonly Sequence _sequence;
    private bool _closed;

    public Bucket(BucketSettings settings, FolderLayout layout, Sequence sequence)
    {
        (Settings, _layout, _sequence) = (settings, layout, sequence);
        Objects = new ObjectIndex(layout, sequence);
        Uploads = new Uploads(layout, sequence);
    }

    public string Name => Settings.Name;

    public BucketSettings Settings { get; private set; }

    public ObjectIndex Objects { get; }

    public Uploads Uploads { get; }

    public FolderLayout Layout => _layout;

    /// <summary>Whether versions have ids that clients see.</summary>
    public bool ShowsVersions => Settings.Versioning != Versioning.Never;

    /// <summary>The id of a version as answers name it; null when clients see none.</summary>
    public string? ShownId(ObjectVersion version) => ShowsVersions ? version.VersionId : null;

    /// <summary>A name that no file had before.</summary>
    public string NewId() => _sequence.Next();

    /// <summary>A place to write an object's bytes to.</summary>
    public Draft NewDraft() => new(_layout.Objects, NewId(), ErrorCode.NoSuchBucket);

    /// <summary>Makes an object of what was written.</summary>
    public ObjectVersion Put(ObjectVersion content, Draft draft, Guard guard)
    {
        ObjectVersion added = Objects.Add(WithVersioning(content), id => new ObjectData(draft.Keep(_layout.DataFile(id))), guard);
        draft.Settle();
        return added;
    }

    /// <summary>Makes an object of the parts of an upload.</summary>
    public ObjectVersion Put(ObjectVersion content, Guard guard) =>
        Objects.Add(WithVersioning(content), _ => Upload.DataOf(_layout, content.UploadId!, content.Parts!), guard);

    /// <summary>Says that a key is deleted, and keeps what it had.</summary>
    public ObjectVersion PutDeleteMarker(string key, DateTimeOffset now, Guard guard) =>
        Objects.Add(WithVersioning(new ObjectVersion { Key = key, IsDeleteMarker = true, Modified = now }), static _ => ObjectData.Empty,
            guard);

    public void Change(Func<BucketSettings, BucketSettings> change)
    {
        lock (_lock)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchBucket);
            BucketSettings changed = change(Settings);
            StoreJson.Write(_layout.Settings, changed, StoreJson.Default.BucketSettings, durably: true);
            Settings = changed;
        }
    }

    /// <summary>Lets nothing in any more, if nothing is there.</summary>
    /// <returns>False when there are objects.</returns>
    public bool TryClose()
    {
        lock (_lock)
        {
            if (!Objects.TryClose()) return false;
            _closed = true;
        }
        Uploads.Close();
        return true;
    }

    private ObjectVersion WithVersioning(ObjectVersion content) => content with { IsNull = Settings.Versioning != Versioning.Enabled };
}
