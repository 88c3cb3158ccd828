using System;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>What lies in a folder, as the folder's list tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Is">What it is.</param>
/// <param name="Size">Bytes of a file.</param>
/// <param name="LastModified">In UTC; null where it cannot be read.</param>
internal readonly record struct Sibling(string Name, SiblingKind Is, long Size, DateTime? LastModified);

/// <summary>What a folder's list tells apart.</summary>
internal enum SiblingKind
{
    File,
    Folder,
    LinkToFile,
    LinkToFolder,

    /// <summary>A link that leads nowhere.</summary>
    Dangling,

    /// <summary>Something of which the file system tells nothing.</summary>
    Unreadable,
}
