using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>Many places in a few words: of each bucket the folder that has them all.</summary>
internal sealed class Places
{
    private readonly SortedDictionary<string, string> _folders = new(StringComparer.Ordinal);

    public void Add(string bucket, string key) =>
        _folders[bucket] = _folders.TryGetValue(bucket, out string? folder) ? Common(folder, key) : FolderOf(key);

    public IEnumerable<string> Buckets => _folders.Keys;

    /// <summary>The folders, as addresses.</summary>
    public IEnumerable<string> Common() =>
        _folders.Select(f => new S3Address(f.Key, f.Value.Length == 0 ? null : f.Value).ToString());

    private static string Common(string folder, string key)
    {
        while (!key.StartsWith(folder, StringComparison.Ordinal)) folder = FolderOf(folder.Substring(0, folder.Length - 1));
        return folder;
    }

    private static string FolderOf(string key) => key.Substring(0, key.LastIndexOf('/') + 1);
}
