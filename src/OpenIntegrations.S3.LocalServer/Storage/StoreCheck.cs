using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>Looks through a whole store, reads every byte of every object, and changes nothing.</summary>
internal static class StoreCheck
{
    public const string LeftOfBucket = "what did not fit of a bucket that was removed";

    public static IReadOnlyList<StoreFinding> Run(StoreFolder folder)
    {
        var findings = new List<StoreFinding>();
        foreach (string left in folder.Unfinished().Where(HasFindings)) findings.Add(new(left, LeftOfBucket));
        foreach (var (name, directory) in folder.Buckets())
        {
            if (SettingsOf(name, directory, findings) is null) continue;
            BucketScan scan = BucketScan.Of(new FolderLayout(directory.FullName), name);
            findings.AddRange(scan.Findings);
            findings.AddRange(scan.Versions.Where(v => !v.IsDeleteMarker && !IsWhole(v)).Select(v => new StoreFinding(
                PathOf(v, directory.FullName), "its bytes are not those that were stored", name, v.Key)));
        }
        return findings;
    }

    /// <summary>The settings of a bucket; null, and a finding, when the folder is not one that can be served.</summary>
    public static BucketSettings? SettingsOf(string name, DirectoryInfo directory, List<StoreFinding> findings)
    {
        if (Links.Is(directory)) findings.Add(new(directory.FullName, "a link is not followed"));
        else if (StoreBucket.Settings(directory.FullName, name) is { } settings) return settings;
        else if (File.Exists(new FolderLayout(directory.FullName).Settings))
            findings.Add(new(new FolderLayout(directory.FullName).Settings, "the settings of a bucket are damaged; none of it is served",
                name));
        else if (Links.IsFolder(new FolderLayout(directory.FullName).Objects))
            findings.Add(new(directory.FullName, "a bucket without settings; none of it is served", name));
        return null;
    }

    private static bool HasFindings(string folder) => BucketScan.Of(new FolderLayout(folder), "").Findings.Count > 0;

    private static string PathOf(ObjectVersion version, string folder) =>
        version.Data.Files.Count > 0 ? version.Data.Files[0].Path : new FolderLayout(folder).VersionFile(version.Id);

    private static bool IsWhole(ObjectVersion version)
    {
        if (version.Parts is null) return Md5Of(version.Data.Files) == version.ETag;
        return WholeChecksum.ETag(version.Parts) == version.ETag && version.Parts.Where(p => p.File is not null)
            .Zip(version.Data.Files, (part, file) => Md5Of([file]) == part.ETag).All(same => same);
    }

    private static string Md5Of(IReadOnlyList<DataFile> files)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[128 * 1024];
        foreach (DataFile file in files)
        {
            using var stream = File.OpenRead(file.Path);
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;) md5.AppendData(buffer, 0, read);
        }
        return ETags.Of(md5.GetHashAndReset());
    }
}
