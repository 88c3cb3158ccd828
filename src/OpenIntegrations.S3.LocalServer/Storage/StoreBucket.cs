using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A bucket as it lies in its folder: read, made, and taken away.</summary>
internal static class StoreBucket
{
    /// <summary>Null when the folder holds no bucket of that name, or its settings are damaged.</summary>
    public static BucketSettings? Settings(string folder, string name) =>
        StoreJson.TryRead(new FolderLayout(folder).Settings, StoreJson.Default.BucketSettings) is { } settings
            && RecordRules.Complaint(settings, name) is null ? settings : null;

    /// <summary>Reads a bucket, and erases what a crash left there.</summary>
    /// <param name="settings">Its own.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="sequence">Passes all IDs that lie there.</param>
    /// <param name="findings">Takes what does not fit.</param>
    public static Bucket Load(BucketSettings settings, string folder, Sequence sequence, List<StoreFinding> findings)
    {
        var layout = new FolderLayout(folder);
        BucketScan scan = BucketScan.Of(layout, settings.Name);
        Sweep(scan);
        Directory.CreateDirectory(layout.Objects);
        Directory.CreateDirectory(layout.Parts);
        findings.AddRange(scan.Findings);
        scan.Ids.ForEach(sequence.Pass);
        var bucket = new Bucket(settings, layout, sequence);
        foreach (ObjectVersion version in scan.Versions) bucket.Objects.Load(version);
        foreach (FoundUpload found in scan.Uploads) bucket.Uploads.Load(found);
        return bucket;
    }

    /// <summary>Makes the folder of a new bucket; it has its name once it is complete.</summary>
    public static void Create(BucketSettings settings, string building, string final)
    {
        var layout = new FolderLayout(building);
        try
        {
            Directory.CreateDirectory(layout.Objects);
            Directory.CreateDirectory(layout.Parts);
            StoreJson.Write(layout.Settings, settings, StoreJson.Default.BucketSettings, durably: true);
            Directory.Move(building, final);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Erase(building);
            throw;
        }
    }

    /// <summary>
    /// Erases a bucket that has no objects any more, but for what does not fit: a folder in which something of that is left stays.
    /// </summary>
    /// <returns>Whether nothing is left.</returns>
    public static bool Erase(string folder)
    {
        if (!Directory.Exists(folder)) return true;
        var layout = new FolderLayout(folder);
        BucketScan scan = BucketScan.Of(layout, "");
        Sweep(scan);
        foreach (FoundUpload upload in scan.Uploads) Eraser.TryEraseUpload(layout.UploadFolder(upload.Settings.Id));
        Eraser.TryEraseEmpty(layout.Objects);
        Eraser.TryEraseEmpty(layout.Parts);
        if (scan.Findings.Count > 0 || scan.Versions.Count > 0) return false;
        Eraser.TryErase(layout.Settings);
        Eraser.TryEraseEmpty(folder);
        return !Directory.Exists(folder);
    }

    private static void Sweep(BucketScan scan)
    {
        foreach (string file in scan.Leftovers) Eraser.TryErase(file);
        foreach (string folder in scan.LeftoverFolders) Eraser.TryEraseEmpty(folder);
    }
}
