using System;

namespace OpenIntegrations.S3.Items;

/// <summary>One thing in a tree: an object or a file, a folder, or a place of which nobody knows what is there.</summary>
/// <param name="Path">
/// Where it is below the root of its side, with <c>/</c> between the levels on every platform; a folder's ends in <c>/</c>. Empty for what
/// the root itself names.
/// </param>
/// <param name="Kind">What it is.</param>
public sealed record Entry(string Path, EntryKind Kind)
{
    /// <summary>Bytes; null where nobody knows, as of a folder.</summary>
    public long? Size { get; init; }

    /// <summary>In UTC; null where it cannot be read, which is not the beginning of time.</summary>
    public DateTime? LastModified { get; init; }

    /// <summary>With its quotes, as the store says it; null for a file, and where the store says an empty one.</summary>
    public string? ETag
    {
        get;
        init => field = Http.ETag.Of(value);
    }

    public string? StorageClass { get; init; }

    /// <summary>The version, in a list of versions.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it is the version that a reader gets who names none.</summary>
    public bool IsLatest { get; init; } = true;

    /// <summary>Why nobody knows; null unless the kind is <see cref="EntryKind.Unknown"/>.</summary>
    public Exception? Error { get; init; }
}

/// <summary>The kinds of things in a tree.</summary>
public enum EntryKind
{
    /// <summary>An object of a store, or a file.</summary>
    Item,

    /// <summary>A folder: of a file system, a marker object, or what keys have in common.</summary>
    Folder,

    /// <summary>A version that says that the object was deleted.</summary>
    DeleteMarker,

    /// <summary>A device, a pipe, a socket, or a link that is not followed. It is there, but it is not moved.</summary>
    Special,

    /// <summary>
    /// What could not be read: all that lies at the path and below it is neither there nor missing, so nothing of it is deleted or
    /// overwritten. With an empty path nothing is known from here to the end of the side.
    /// </summary>
    Unknown,
}
