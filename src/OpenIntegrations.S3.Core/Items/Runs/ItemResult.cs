using System;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>What became of one thing of a tree.</summary>
public sealed record ItemResult
{
    /// <summary>Where it came from, as an address or a path; of what was deleted, where it was.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where it went; null for what was deleted.</summary>
    public string? Destination { get; init; }

    public ItemAction Action { get; init; }

    public ItemStatus Status { get; init; }

    /// <summary>Why it was done, or not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The bytes of it.</summary>
    public long Bytes { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>How often it was tried: 1, and 1 for each request that was sent again.</summary>
    public int Attempts { get; init; }

    /// <summary>What vouches for the bytes, as the store says it: <c>CRC64NVME …</c>, <c>ETag …</c>; null for nothing.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether the source has something there that cannot be moved: a link, a device, a pipe.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>What went wrong, as a sentence; null for nothing.</summary>
    public string? Error => Failure?.Message;

    /// <summary>The source again, under the name by which other commands take it.</summary>
    public string Path => Source;

    /// <summary>The source's bucket; null for a file. By this and the key it is one thing, whatever signs are in its name.</summary>
    public string? BucketName => Address?.Bucket;

    /// <summary>The source's key; null for a file.</summary>
    public string? Key => Address?.Key;

    /// <summary>The source's version, where one was meant.</summary>
    public string? VersionId => Address?.VersionId;

    /// <summary>The folder or address that the source is below.</summary>
    public string? Root { get; init; }

    /// <summary>Whether the source is a pattern, of which nothing was found: it is no thing that has a key.</summary>
    public bool IsPattern { get; init; }

    private S3Address? Address => IsPattern ? null : S3Address.TryParse(Source);

    // No public property: views and serializers would show all of it.
    private Exception? Failure { get; init; }

    public Exception? GetFailure() => Failure;

    /// <summary>The same, ended by a failure.</summary>
    public ItemResult Failed(Exception failure) => this with { Failure = failure, Status = ItemStatus.Failed };

    public override string ToString() => Source;
}

/// <summary>What is done with a thing of a tree.</summary>
public enum ItemAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>From a file into a store.</summary>
    Upload,

    /// <summary>From a store into a file.</summary>
    Download,

    /// <summary>From a store into a store.</summary>
    Copy,

    /// <summary>Only the file's time was set.</summary>
    SetTime,

    /// <summary>An empty folder was made.</summary>
    MakeFolder,

    /// <summary>It was taken away.</summary>
    Delete,
}

/// <summary>How it ended.</summary>
public enum ItemStatus
{
    Done,
    Skipped,
    Failed,
}
