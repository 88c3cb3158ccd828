using System;
using OpenIntegrations.S3.Items.Measuring;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3;

/// <summary>How many items something has, and how large they are together.</summary>
public sealed class S3Measure
{
    private const double Hundred = 100;

    internal S3Measure(Place place, MeasureBy by, Share share, long all)
    {
        bool isOne = place.Kind is PlaceKind.Folder or PlaceKind.Key;
        string root = place.Kind == PlaceKind.Folder ? place.Key : place.Key + "/";
        S3Address? address = isOne && by == MeasureBy.Total ? new(place.Bucket, place.Key)
            : isOne && by == MeasureBy.Folder && share.Name.Length > 0 ? new(place.Bucket, root + share.Name) : null;
        (Path, BucketName, Key) = (address?.ToString() ?? (by == MeasureBy.Total ? place.Text : null), address?.Bucket, address?.Key);
        Name = share.Name.Length > 0 || by == MeasureBy.Total ? share.Name : by == MeasureBy.Folder ? "./" : "(none)";
        (Count, Size, LastModified) = (share.Count, share.Bytes, share.Newest?.ToLocalTime());
        Percent = all == 0 ? 0 : Math.Round(share.Bytes * Hundred / all, 2);
    }

    /// <summary>
    /// Where all of it is and nothing else: of a folder its own address. Null for what has no place of its own, such as an extension.
    /// </summary>
    public string? Path { get; }

    /// <summary>The bucket of that place; null where there is none.</summary>
    public string? BucketName { get; }

    /// <summary>The key of that place; a folder's ends in <c>/</c>. Null where there is none.</summary>
    public string? Key { get; }

    /// <summary>What the items have in common; empty for all.</summary>
    public string Name { get; }

    /// <summary>How many objects, or versions.</summary>
    public long Count { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>The share of the bytes that were counted.</summary>
    public double Percent { get; }

    /// <summary>When the last of them was changed, in local time.</summary>
    public DateTime? LastModified { get; }

    public override string ToString() => Path ?? Name;
}
