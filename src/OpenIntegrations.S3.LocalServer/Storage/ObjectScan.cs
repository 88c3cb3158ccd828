using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The part of a scan that is about <c>objects/</c>.</summary>
internal sealed class ObjectScan(BucketScan scan, FolderLayout layout)
{
    /// <summary>Uploads whose object was deleted or replaced, but not all of its bytes.</summary>
    public HashSet<string> GoneUploads { get; } = new();

    /// <summary>The objects that uploads became, by the upload's id.</summary>
    public Dictionary<string, ObjectVersion> Completed { get; } = new();

    /// <summary>The versions in the order in which they were made. Their files are read in parallel: there may be many.</summary>
    public IReadOnlyList<ObjectVersion> Read()
    {
        var entries = FolderEntries.Read(layout.Objects, StoreNameKind.Version, StoreNameKind.Data, StoreNameKind.Draft);
        scan.ReportForeign(entries.Foreign);
        scan.Ids.AddRange(entries.Ours.Select(e => e.Name.Id));
        string[] ids = [.. entries.Ours.Where(IsKeptDescription).Select(e => e.Name.Id)];
        var found = new (ObjectVersion? Version, string? Complaint)[ids.Length];
        Parallel.For(0, ids.Length, i => found[i] = Load(ids[i], entries));

        foreach (var (id, (version, complaint)) in ids.Zip(found, static (id, f) => (id, f)))
        {
            if (complaint is not null) scan.Report(layout.VersionFile(id), complaint, version?.Key);
        }
        ObjectVersion[] whole = [.. found.Where(f => f.Complaint is null).Select(f => f.Version!)];
        var kept = WithoutReplaced(whole);
        SortOut(entries, new HashSet<string>(ids));
        return kept;
    }

    private static bool IsKeptDescription((StoreName Name, FileInfo File) entry) =>
        entry.Name is { Kind: StoreNameKind.Version, State: StoreNameState.Kept };

    private (ObjectVersion?, string?) Load(string id, FolderEntries entries)
    {
        if (StoreJson.TryRead(layout.VersionFile(id), StoreJson.Default.ObjectVersion) is not { } version)
            return (null, "the description of an object is damaged");
        if (RecordRules.Complaint(version, id) is { } complaint) return (null, complaint);
        string data = Path.GetFileName(layout.DataFile(id));
        if (version.UploadId is not null) return WithParts(version, entries.Contains(data));
        ObjectData bytes = version.Size == 0 ? ObjectData.Empty : new([new DataFile(layout.DataFile(id), version.Size)]);
        bool isWhole = version.Size == 0 ? !entries.Contains(data) : bytes.Files.All(entries.Has);
        return (version with { Data = bytes }, isWhole ? null : "its bytes are not there, or are not as many as they were");
    }

    private (ObjectVersion?, string?) WithParts(ObjectVersion version, bool hasOtherData)
    {
        ObjectData parts = Upload.DataOf(layout, version.UploadId!, version.Parts!);
        bool isWhole = !hasOtherData && (parts.Files.Count == 0 || Links.IsFolder(layout.UploadFolder(version.UploadId!)))
            && parts.Files.All(f => new FileInfo(f.Path) is { Exists: true } file && !Links.Is(file) && file.Length == f.Length);
        return (version with { Data = parts }, isWhole ? null : "the bytes of its parts are not there, or are not as many as they were");
    }

    /// <summary>Of the versions without an id of their own a key has only the newest: a crash may have left an older one, too.</summary>
    private List<ObjectVersion> WithoutReplaced(ObjectVersion[] whole)
    {
        var newest = new Dictionary<string, ObjectVersion>();
        foreach (ObjectVersion version in whole.Where(v => v.IsNull)) newest[version.Key] = version;
        var kept = new List<ObjectVersion>(whole.Length);
        foreach (ObjectVersion version in whole)
        {
            if (version.IsNull && newest[version.Key] != version) Bury(version, layout.VersionFile(version.Id));
            else
            {
                kept.Add(version);
                if (version.UploadId is not null) Completed[version.UploadId] = version;
            }
        }
        return kept;
    }

    /// <summary>What is no description: bytes, and what is left of the making and the deleting of a version.</summary>
    private void SortOut(FolderEntries entries, HashSet<string> described)
    {
        foreach (var (name, file) in entries.Ours.Where(e => !IsKeptDescription(e)))
        {
            if (name.Kind == StoreNameKind.Draft || name.State == StoreNameState.New) scan.Leftovers.Add(file.FullName);
            else if (name.State == StoreNameState.Gone) Bury(name.Id, file.FullName);
            else if (described.Contains(name.Id)) continue;
            else if (entries.Contains(name.Id + FolderLayout.Json + FolderLayout.Temporary)) scan.Leftovers.Insert(0, file.FullName);
            else if (!entries.Contains(name.Id + FolderLayout.Json + FolderLayout.Gone))
                scan.Report(file.FullName, "bytes of an object that nothing describes");
        }
    }

    private void Bury(string id, string tombstone)
    {
        ObjectVersion? version = StoreJson.TryRead(tombstone, StoreJson.Default.ObjectVersion);
        if (version is not null && RecordRules.Complaint(version, id) is null) Bury(version, tombstone);
        else scan.Report(tombstone, "it says that an object was deleted, and is damaged");
    }

    private void Bury(ObjectVersion version, string description)
    {
        if (version.UploadId is not null) GoneUploads.Add(version.UploadId);
        string data = layout.DataFile(version.Id);
        if (version is { UploadId: null, Size: > 0 } && File.Exists(data)) scan.Leftovers.Add(data);
        scan.Leftovers.Add(description);
    }
}
