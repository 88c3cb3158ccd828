using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local;

/// <summary>Reads a bucket from its folder, and sweeps away what a crash left there.</summary>
internal sealed class BucketLoader(FolderLayout layout, Sequence sequence)
{
    /// <summary>Null when the folder holds no bucket.</summary>
    /// <exception cref="InvalidDataException">It holds one whose settings cannot be read.</exception>
    public static Bucket? Load(string folder, Sequence sequence)
    {
        var layout = new FolderLayout(folder);
        if (!File.Exists(layout.Settings)) return null;
        BucketSettings settings = StoreJson.TryRead(layout.Settings, StoreJson.Default.BucketSettings) ?? throw new InvalidDataException($"'{layout.Settings}' is damaged. Mend it, or move the bucket's folder away.");
        var bucket = new Bucket(settings, layout, sequence);
        new BucketLoader(layout, sequence).Load(bucket);
        return bucket;
    }

    private void Load(Bucket bucket)
    {
        Directory.CreateDirectory(layout.Objects);
        Directory.CreateDirectory(layout.Parts);
        var completed = new Dictionary<string, ObjectVersion>();
        foreach (ObjectVersion version in LoadObjects())
        {
            sequence.Pass(version.Id);
            bucket.Objects.Load(version);
            if (version.UploadId is { } upload && bucket.Objects.Find(version.Key, version.VersionId) == version) completed[upload] = version;
        }
        foreach (string folder in Directory.GetDirectories(layout.Parts)) LoadUpload(bucket, folder, completed);
    }

    /// <summary>The versions in the order in which they were made. Their files are read in parallel: there may be many.</summary>
    private ObjectVersion[] LoadObjects()
    {
        string[] files = Directory.GetFiles(layout.Objects);
        Array.Sort(files, StringComparer.Ordinal);
        var sizes = new DirectoryInfo(layout.Objects).EnumerateFiles("*" + FolderLayout.Data).ToDictionary(f => f.Name, f => f.Length);
        string[] documents = [.. files.Where(f => f.EndsWith(FolderLayout.Json, StringComparison.Ordinal))];
        var versions = new ObjectVersion?[documents.Length];
        Parallel.For(0, documents.Length, i => versions[i] = TryLoad(documents[i], sizes));

        var found = versions.OfType<ObjectVersion>().ToArray();
        var needed = new HashSet<string>(found.SelectMany(v => v.Data.Files.Select(f => f.Path)).Concat(found.Select(v => layout.VersionFile(v.Id))));
        foreach (string file in files.Where(f => !needed.Contains(f))) File.Delete(file);
        return found;
    }

    /// <summary>The version of a JSON file; null when its bytes are not all there.</summary>
    private ObjectVersion? TryLoad(string file, Dictionary<string, long> sizes)
    {
        if (StoreJson.TryRead(file, StoreJson.Default.ObjectVersion) is not { } version || version.Id != Path.GetFileNameWithoutExtension(file)) return null;
        if (version.UploadId is { } upload)
        {
            ObjectData parts = Upload.DataOf(layout, upload, version.Parts!);
            return parts.Files.All(f => new FileInfo(f.Path) is { Exists: true } info && info.Length == f.Length) ? version with { Data = parts } : null;
        }
        if (version.Size == 0) return version with { Data = ObjectData.Empty };
        string data = layout.DataFile(version.Id);
        return sizes.TryGetValue(Path.GetFileName(data), out long size) && size == version.Size ? version with { Data = new([new DataFile(data, size)]) } : null;
    }

    private void LoadUpload(Bucket bucket, string folder, Dictionary<string, ObjectVersion> completed)
    {
        string id = Path.GetFileName(folder);
        sequence.Pass(id);
        if (completed.TryGetValue(id, out var version))
        {
            Upload.SweepFolder(layout, version);
            return;
        }
        if (StoreJson.TryRead(layout.UploadFile(id), StoreJson.Default.UploadSettings) is not { } settings || settings.Id != id)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }
        var upload = new Upload(settings, layout);
        LoadParts(upload, folder);
        bucket.Uploads.Load(upload);
    }

    private void LoadParts(Upload upload, string folder)
    {
        var needed = new HashSet<string> { layout.UploadFile(upload.Settings.Id) };
        foreach (string file in Directory.GetFiles(folder, "*" + FolderLayout.Json).Where(f => !needed.Contains(f)))
        {
            if (StoreJson.TryRead(file, StoreJson.Default.ObjectPart) is not { } part) continue;
            string? data = part.File is null ? null : Path.Combine(folder, part.File);
            if (data is not null && (new FileInfo(data) is not { Exists: true } info || info.Length != part.Size)) continue;
            upload.Load(part);
            needed.Add(file);
            if (data is not null) needed.Add(data);
        }
        foreach (string file in Directory.GetFiles(folder).Where(f => !needed.Contains(f))) File.Delete(file);
    }
}
