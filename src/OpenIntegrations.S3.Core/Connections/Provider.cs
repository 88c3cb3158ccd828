using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// How a kind of store differs from the others. What a row does not say is as here: plain S3 that every store understands.
/// </summary>
/// <param name="Name">What -Provider takes.</param>
/// <param name="Title">The product's name.</param>
public sealed record Provider(string Name, string Title)
{
    // Every command asks for the host that it talks to.
    private static readonly ConcurrentDictionary<string, Provider> s_byHost = new(StringComparer.OrdinalIgnoreCase);

    private const long MiB = 1024 * 1024;

    /// <summary>Other names by which people and other programs know it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// The hosts by which it is known, as <see cref="HostPattern"/> reads them. The first one makes the address when only a region is
    /// given.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Makes the address of a region where one pattern cannot say it.</summary>
    internal Func<string, string>? UrlOfRegion { get; init; }

    /// <summary>Those among them that want the bucket in the host name although the others do not.</summary>
    public IReadOnlyList<string> VirtualHosts { get; init; } = [];

    /// <summary>The region to sign for when neither the caller nor the host names one.</summary>
    public string DefaultRegion { get; init; } = S3Connection.DefaultRegion;

    /// <summary>The secret that goes with an access key when none is given; for stores whose access key is a token.</summary>
    public string? DefaultSecret { get; init; }

    public AddressingStyle Addressing { get; init; } = AddressingStyle.Path;

    public PayloadSigning PayloadSigning { get; init; }

    public ChecksumMode ChecksumMode { get; init; }

    /// <summary>The algorithm of checksums that nobody chose: a processor computes it at the speed of its memory.</summary>
    public string ChecksumAlgorithm { get; init; } = "CRC32C";

    public ChunkedBodies ChunkedBodies { get; init; }

    /// <summary>Whether documents carry their MD5. Without it they carry a checksum instead.</summary>
    public bool ContentMD5 { get; init; } = true;

    /// <summary>Whether a GET may ask for the checksums that the store has. Some mind headers they do not know.</summary>
    public bool TellsChecksums { get; init; } = true;

    /// <summary>Whether what was written is answered with an ETag. Where it is, an answer without one is not believed.</summary>
    public bool AnswersETags { get; init; } = true;

    /// <summary>Whether an ETag of 32 hexadecimal digits is the MD5 of what was stored in one request.</summary>
    public bool ETagIsMD5 { get; init; } = true;

    /// <summary>The version of the list operation, 1 or 2. A store that does not know 2 is asked again with 1.</summary>
    public int ListVersion { get; init; } = 2;

    /// <summary>Whether keys are asked for URL-encoded where XML could not carry one of them.</summary>
    public bool UrlEncodedLists { get; init; } = true;

    /// <summary>Whether lists come in pages. Where not, a page's size would cut the list without a word.</summary>
    public bool PagedLists { get; init; } = true;

    /// <summary>Whether the list of a folder names the folder itself among its subfolders.</summary>
    public bool ListsFolderInItself { get; init; }

    /// <summary>Whether several objects can be deleted in one request.</summary>
    public bool BatchDelete { get; init; } = true;

    /// <summary>How many.</summary>
    public int BatchDeleteSize { get; init; } = 1000;

    /// <summary>
    /// Whether tags that go along with a copy or an upload by parts become those of the object, and a copy keeps the others. Null where
    /// nobody knows: then it is looked at where they could be lost.
    /// </summary>
    public bool? TagsGoAlong { get; init; }

    /// <summary>Whether parts of an upload can be copied from another object. Where not, large copies pass through here.</summary>
    public bool PartCopy { get; init; } = true;

    /// <summary>Bytes in a part, and the size above which an object is sent in parts.</summary>
    public long PartSize { get; init; } = 16 * MiB;

    /// <summary>The fewest bytes of a part that is not the last.</summary>
    public long MinPartSize { get; init; } = 5 * MiB;

    /// <summary>Parts are a multiple of this, in bytes.</summary>
    public long PartSizeStep { get; init; } = 1;

    public int MaxParts { get; init; } = 10_000;

    public LocationRule LocationConstraint { get; init; }

    /// <summary>Whether BucketAlreadyExists is also said of a bucket that is the caller's own.</summary>
    public bool ExistsMayBeOwn { get; init; }

    public PresignedForm PresignedForm { get; init; }

    /// <summary>
    /// Whether the store refuses sub-resources it does not know. Others take <c>DELETE /bucket?encryption</c> for <c>DELETE /bucket</c>,
    /// so they are asked by a GET first.
    /// </summary>
    public bool RefusesUnknownSubResources { get; init; }

    /// <summary>Whether a bucket whose name ends in <c>--x-s3</c> is one of a zone, which takes sessions and hosts of its own.</summary>
    public bool DirectoryBuckets { get; init; }

    /// <summary>Every provider, by name; <see cref="Other"/> is the last.</summary>
    public static IReadOnlyList<Provider> All => Providers.Table;

    public static Provider Other => Providers.Table[Providers.Table.Length - 1];

    /// <summary>The provider of that name or alias in any case, or null.</summary>
    public static Provider? Find(string name) => All.FirstOrDefault(p => Is(p.Name, name) || p.Aliases.Any(a => Is(a, name)));

    /// <summary>The provider that a host belongs to; <see cref="Other"/> when none is known.</summary>
    public static Provider OfHost(string host) =>
        s_byHost.TryGetValue(host, out Provider? known) ? known
            : s_byHost[host] = All.FirstOrDefault(p => p.Hosts.Any(h => HostPattern.Matches(h, host))) ?? Other;

    /// <summary>The provider as it is at a host.</summary>
    public Provider At(string host) =>
        VirtualHosts.Any(h => HostPattern.Matches(h, host)) ? this with { Addressing = AddressingStyle.VirtualHosted } : this;

    /// <summary>The region that a host names, or null. The first pattern that fits says.</summary>
    public string? RegionOf(string host) =>
        Hosts.FirstOrDefault(h => HostPattern.Matches(h, host)) is { } pattern ? HostPattern.RegionOf(pattern, host) : null;

    /// <summary>The address for a region; null when it takes more than a region to know it.</summary>
    public string? UrlFor(string region) => UrlOfRegion is not null ? UrlOfRegion(region) :
        Hosts.Select(h => HostPattern.For(h, region)).FirstOrDefault() is { } host ? "https://" + host : null;

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
