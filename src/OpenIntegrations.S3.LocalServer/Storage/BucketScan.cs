using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>An upload that was found on disk, with its parts.</summary>
internal sealed record FoundUpload(UploadSettings Settings, IReadOnlyList<ObjectPart> Parts);

/// <summary>
/// Looks through a bucket's folder and changes nothing. All that lies there is one of three: what is served, what a write that never
/// ended or a deletion left behind (<see cref="Leftovers"/>), and what does not fit (<see cref="Findings"/>).
/// </summary>
internal sealed class BucketScan
{
    private readonly FolderLayout _layout;
    private readonly string _bucket;

    private BucketScan(FolderLayout layout, string bucket) => (_layout, _bucket) = (layout, bucket);

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<ObjectVersion> Versions { get; private set; } = [];

    public List<FoundUpload> Uploads { get; } = new();

    /// <summary>Files of the server's own that nobody needs: unfinished or superseded. The one that proves it comes last.</summary>
    public List<string> Leftovers { get; } = new();

    /// <summary>Folders that go when nothing is left in them.</summary>
    public List<string> LeftoverFolders { get; } = new();

    public List<StoreFinding> Findings { get; } = new();

    /// <summary>All IDs that lie there: no new one may be as small.</summary>
    public List<string> Ids { get; } = new();

    public static BucketScan Of(FolderLayout layout, string bucket)
    {
        var scan = new BucketScan(layout, bucket);
        var objects = new ObjectScan(scan, layout);
        if (scan.IsFolder(layout.Objects)) scan.Versions = objects.Read();
        if (scan.IsFolder(layout.Parts)) new PartScan(scan, layout, objects).Read();
        scan.ReadTop();
        return scan;
    }

    public void Report(string path, string reason, string? key = null) => Findings.Add(new(path, reason, _bucket, key));

    public void ReportForeign(IEnumerable<FileSystemInfo> entries)
    {
        foreach (FileSystemInfo entry in entries)
            Report(entry.FullName, Links.Is(entry) ? "a link is not followed" : "it is none of the server's files");
    }

    private bool IsFolder(string path)
    {
        if (Links.IsFolder(path)) return true;
        if (Directory.Exists(path) || File.Exists(path)) Report(path, "it is a link or a file, not a folder of the server's");
        return false;
    }

    private void ReadTop()
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(_layout.Folder).EnumerateFileSystemInfos())
        {
            if (entry.FullName == _layout.Objects || entry.FullName == _layout.Parts || entry.Name == FolderLayout.SettingsName) continue;
            if (StoreName.Parse(entry.Name) is { Kind: StoreNameKind.Settings } && !Links.Is(entry)) Leftovers.Add(entry.FullName);
            else ReportForeign([entry]);
        }
    }
}
