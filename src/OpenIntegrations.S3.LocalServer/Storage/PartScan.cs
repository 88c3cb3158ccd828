using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The part of a scan that is about <c>parts/</c>.</summary>
internal sealed class PartScan(BucketScan scan, FolderLayout layout, ObjectScan objects)
{
    public void Read()
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(layout.Parts).EnumerateFileSystemInfos())
        {
            if (entry is not DirectoryInfo || Links.Is(entry) || !Sequence.IsName(entry.Name)) scan.ReportForeign([entry]);
            else Read(entry.Name);
        }
    }

    private void Read(string id)
    {
        var entries = FolderEntries.Read(layout.UploadFolder(id), StoreNameKind.Upload, StoreNameKind.Part, StoreNameKind.PartData,
            StoreNameKind.Draft);
        scan.ReportForeign(entries.Foreign);
        scan.Ids.Add(id);
        scan.Ids.AddRange(entries.Ours.Select(e => e.Name.Id));
        if (objects.Completed.TryGetValue(id, out ObjectVersion? version)) LeaveOnly(entries, version.Parts!.Select(p => p.File));
        else if (objects.GoneUploads.Contains(id) || entries.Contains(FolderLayout.UploadName + FolderLayout.Gone) || WasBegun(entries))
        {
            LeaveOnly(entries, []);
            scan.LeftoverFolders.Add(entries.Folder);
        }
        else ReadUpload(id, entries);
    }

    /// <summary>Whether the upload itself was still to be described.</summary>
    private static bool WasBegun(FolderEntries entries) =>
        entries.Ours.All(e => e.Name is { Kind: StoreNameKind.Upload, State: StoreNameState.New });

    /// <summary>All that was uploaded and not wanted is superseded.</summary>
    private void LeaveOnly(FolderEntries entries, IEnumerable<string?> needed)
    {
        var kept = new HashSet<string?>(needed);
        scan.Leftovers.AddRange(entries.Ours.Where(e => !kept.Contains(e.File.Name)).OrderBy(e => e.Name.Kind == StoreNameKind.Upload)
            .Select(e => e.File.FullName));
    }

    private void ReadUpload(string id, FolderEntries entries)
    {
        UploadSettings? settings = StoreJson.TryRead(layout.UploadFile(id), StoreJson.Default.UploadSettings);
        string? complaint = settings is null ? "an upload that nothing describes, or its description is damaged"
            : RecordRules.Complaint(settings, id);
        if (complaint is not null) scan.Report(entries.Folder, complaint);
        else scan.Uploads.Add(new(settings!, ReadParts(entries)));
    }

    private List<ObjectPart> ReadParts(FolderEntries entries)
    {
        var parts = new Dictionary<int, ObjectPart>();
        foreach (var (name, file) in entries.Ours.Where(e => e.Name is { Kind: StoreNameKind.Part, State: StoreNameState.Kept }))
        {
            ObjectPart? part = StoreJson.TryRead(file.FullName, StoreJson.Default.ObjectPart);
            string? complaint = part is null ? "the description of a part is damaged" : RecordRules.Complaint(part, name.Number)
                ?? (part.File is null || entries.Has(new DataFile(part.File, part.Size)) ? null
                    : "its bytes are not there, or are not as many as they were");
            if (complaint is null) parts[name.Number] = part!;
            else scan.Report(file.FullName, complaint);
        }
        SortOut(entries, parts);
        return [.. parts.Values];
    }

    /// <summary>Bytes that a whole part does not name are an older part, or one that never was complete.</summary>
    private void SortOut(FolderEntries entries, Dictionary<int, ObjectPart> parts)
    {
        foreach (var (name, file) in entries.Ours)
        {
            if (name.State == StoreNameState.New || name.Kind == StoreNameKind.Draft) scan.Leftovers.Add(file.FullName);
            if (name.Kind != StoreNameKind.PartData) continue;
            string description = Path.GetFileName(layout.PartFile("", name.Number));
            if (parts.TryGetValue(name.Number, out ObjectPart? part) ? part.File != file.Name
                : entries.Contains(description + FolderLayout.Temporary) && !entries.Contains(description))
                scan.Leftovers.Insert(0, file.FullName);
            else if (part is null && !entries.Contains(description)) scan.Report(file.FullName, "bytes of a part that nothing describes");
        }
    }
}
