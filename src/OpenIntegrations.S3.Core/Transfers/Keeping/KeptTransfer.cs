using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>A transfer that was begun, and how far it is: all that another run needs to go on with it.</summary>
/// <param name="Name">Which transfer it is.</param>
/// <param name="Length">The bytes of the object.</param>
/// <param name="PartSize">Bytes in each part but the last.</param>
/// <param name="Begun">When it was begun, in UTC.</param>
public sealed record KeptTransfer(TransferName Name, long Length, long PartSize, DateTime Begun)
{
    /// <summary>The stored profile that it was begun with; null for none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The upload, as the store named it; null for a download.</summary>
    public string? UploadId { get; init; }

    /// <summary>The time of the file that is sent, in UTC; null for a download.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>The algorithm of the checksums of an upload; null for none.</summary>
    public string? Checksum { get; init; }

    /// <summary>A digest of what goes with the object: metadata, tags, class. One with other settings is another upload.</summary>
    public string? Settings { get; init; }

    /// <summary>What the object was that is downloaded; null for an upload.</summary>
    public string? ETag { get; init; }

    /// <summary>The version that it was; null where the store named none.</summary>
    public string? Version { get; init; }

    /// <summary>The parts that are there, by their numbers.</summary>
    public IReadOnlyDictionary<int, KeptPart> Parts { get; init; } = new Dictionary<int, KeptPart>();

    /// <summary>When something was last added to it, in UTC.</summary>
    public DateTime Changed { get; init; }

    /// <summary>Whether a process works on it.</summary>
    public bool IsActive { get; init; }

    /// <summary>The bytes that are there.</summary>
    public long Done => Parts.Values.Sum(p => p.Length);

    /// <summary>Where the bytes come from.</summary>
    public string Source => Name.Kind == TransferKind.Upload ? Name.Path : Name.Address.ToString();

    /// <summary>Where they go.</summary>
    public string Destination => Name.Kind == TransferKind.Upload ? Name.Address.ToString() : Name.Path;

    /// <summary>The file that holds what came so far; null for an upload.</summary>
    public string? Partial => Name.Kind == TransferKind.Download ? FileWriter.PartialOf(Name.Path, Name.Id) : null;
}

/// <summary>A part that is there.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Digest">By what it is known again; null where the store tells.</param>
public readonly record struct KeptPart(long Length, string? Digest);
