using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>Many places in a few words.</summary>
public static class Places
{
    /// <summary>The folder of each bucket that has all the keys.</summary>
    public static IEnumerable<string> Common(IEnumerable<(string Bucket, string Key)> keys)
    {
        var folders = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (bucket, key) in keys)
            folders[bucket] = folders.TryGetValue(bucket, out string? folder) ? Common(folder, key) : FolderOf(key);
        foreach (var (bucket, folder) in folders) yield return new S3Address(bucket, folder.Length == 0 ? null : folder).ToString();
    }

    private static string Common(string folder, string key)
    {
        while (!key.StartsWith(folder, StringComparison.Ordinal)) folder = FolderOf(folder.Substring(0, folder.Length - 1));
        return folder;
    }

    private static string FolderOf(string key) => key.Substring(0, key.LastIndexOf('/') + 1);
}
