using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>Finds the folders in a list of objects below one folder: each comes before what is in it, and once in any order.</summary>
/// <remarks>
/// It remembers all of them, because a drive shows what a store lists in whatever order. The trail of a tree (FolderTrail) remembers the
/// last one, which is enough for lists whose order is watched, and takes no memory for millions of folders.
/// </remarks>
internal sealed class FolderSigns(DrivePath root)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The folders that an object is the first sign of, and the object, unless it is only the mark of a folder.</summary>
    public IEnumerable<Node> Next(Node item)
    {
        for (int slash = item.Key.IndexOf('/', root.Prefix.Length); slash >= 0; slash = item.Key.IndexOf('/', slash + 1))
        {
            string prefix = item.Key.Substring(0, slash + 1);
            if (_seen.Add(prefix)) yield return Node.OfFolder(item.Bucket, prefix);
        }
        if (!(item.Key.EndsWith('/') && item.Size is null or 0) && item.Key.Length > 0) yield return item;
    }
}
