using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// One version of an object, or a delete marker, as it is kept in its JSON file. It never changes: new tags, say, make a new
/// record that takes the place of the old one.
/// </summary>
internal sealed record ObjectVersion
{
    /// <summary>What <c>versionId</c> says of a version made without versioning.</summary>
    public const string NullId = "null";

    /// <summary>The name on disk, and the version id unless <see cref="IsNull"/>.</summary>
    public string Id { get; init; } = "";

    public string Key { get; init; } = "";

    /// <summary>Whether it was made without versioning, or while it was suspended; a key has one such version at most.</summary>
    public bool IsNull { get; init; }

    public bool IsDeleteMarker { get; init; }

    /// <summary>Whose it is; null when it is the bucket's owner's.</summary>
    public Owner? Owner { get; init; }

    public DateTimeOffset Modified { get; init; }

    public long Size { get; init; }

    /// <summary>Without quotes.</summary>
    public string ETag { get; init; } = "";

    /// <summary>What GET and HEAD answer as it came: content headers, user metadata, encryption. Names are in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null is STANDARD.</summary>
    public string? StorageClass { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The parts of an object that was uploaded in parts.</summary>
    public IReadOnlyList<ObjectPart>? Parts { get; init; }

    public string? UploadId { get; init; }

    /// <summary>
    /// The MD5 of the key that the client encrypts with. The data are not encrypted, this is no vault; but who reads must show the same
    /// key.
    /// </summary>
    public string? CustomerKeyMd5 { get; init; }

    /// <summary>An access control document that was set; null is the owner's full control.</summary>
    public string? Acl { get; init; }

    public Retention? Retention { get; init; }

    public bool LegalHold { get; init; }

    public EventHold? EventHold { get; init; }

    /// <summary>Until when a restored copy of an archived object can be read.</summary>
    public DateTimeOffset? RestoredUntil { get; init; }

    [JsonIgnore]
    public ObjectData Data { get; init; } = ObjectData.Empty;

    [JsonIgnore]
    public string VersionId => IsNull ? NullId : Id;

    [JsonIgnore]
    public string QuotedETag => "\"" + ETag + "\"";
}

/// <summary>A small document beside an object.</summary>
/// <param name="Name">The annotation's.</param>
/// <param name="Modified">When it was written.</param>
/// <param name="Content">What it says.</param>
/// <param name="ETag">The MD5 in hexadecimal, without quotes.</param>
/// <param name="Checksum">That it was sent with.</param>
internal sealed record Annotation(string Name, DateTimeOffset Modified, byte[] Content, string ETag, ObjectChecksum? Checksum)
{
    [JsonIgnore]
    public string QuotedETag => "\"" + ETag + "\"";
}

/// <summary>How long a version may not be deleted.</summary>
/// <param name="Mode">GOVERNANCE, which a header can bypass, or COMPLIANCE.</param>
/// <param name="Until">The first moment at which it may.</param>
internal sealed record Retention(string Mode, DateTimeOffset Until);

/// <summary>A lock until an event is told, and how long the retention is that begins then.</summary>
/// <param name="IsOn">Whether the event is still waited for.</param>
/// <param name="Days">Of the retention; 0 when it is in years, or there is none.</param>
/// <param name="Years">See <paramref name="Days"/>.</param>
internal sealed record EventHold(bool IsOn, int Days, int Years)
{
    [JsonIgnore]
    public bool HasDuration => Days + Years > 0;
}

/// <summary>A part of an upload or of an object.</summary>
/// <param name="Number">From 1 to 10,000.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ETag">The MD5 in hexadecimal, without quotes.</param>
/// <param name="Modified">When it was uploaded.</param>
/// <param name="Checksum">Of this part alone.</param>
/// <param name="File">The name of the file with its bytes; null when there are none.</param>
internal sealed record ObjectPart(int Number, long Size, string ETag, DateTimeOffset Modified, ObjectChecksum? Checksum, string? File)
{
    public const int MaxNumber = 10_000;

    /// <summary>5 GiB: what one request may bring, object or part.</summary>
    public const long MaxSize = 5L * 1024 * 1024 * 1024;
}
