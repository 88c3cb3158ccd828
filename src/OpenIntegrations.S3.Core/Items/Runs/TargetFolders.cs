using System;
using System.Collections.Concurrent;
using System.IO;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Makes the folders of a tree, and sees that none of them leads out of it.</summary>
/// <param name="root">The full path of the tree's folder. How one gets there is its owner's affair.</param>
internal sealed class TargetFolders(string root)
{
    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);

    /// <summary>Whether links within the tree are its owner's wish, too.</summary>
    public bool FollowsLinks { get; init; }

    /// <summary>Makes the folder that a file is to be in.</summary>
    /// <exception cref="IOException">A file or a link is where a folder should be.</exception>
    public void MakeFor(string file)
    {
        string? folder = Path.GetDirectoryName(file);
        if (string.IsNullOrEmpty(folder) || _made.ContainsKey(folder!)) return;
        if (folder!.Length > root.Length) Check(folder);
        Directory.CreateDirectory(folder);
        _made[folder] = true;
    }

    private void Check(string folder)
    {
        for (string? at = folder; at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
        {
            if (_made.ContainsKey(at)) return;
            if (File.Exists(at)) throw new IOException($"'{at}' is a file, so nothing can be below it.");
            if (!FollowsLinks && Directory.Exists(at) && (File.GetAttributes(at) & FileAttributes.ReparsePoint) != 0)
                throw new IOException($"'{at}' is a link to another folder. What is below it is written only where links are followed.");
        }
    }
}
