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
        bool isFolder = by == MeasureBy.Folder && place.Kind != PlaceKind.Pattern;
        string root = place.Kind == PlaceKind.Folder ? place.Key : place.Key + "/";
        (Path, Name) = (isFolder ? new S3Address(place.Bucket, root + share.Name).ToString() : place.Text,
            share.Name.Length > 0 || by == MeasureBy.Total ? share.Name : by == MeasureBy.Folder ? "./" : "(none)");
        (Count, Size, LastModified) = (share.Count, share.Bytes, share.Newest?.ToLocalTime());
        Percent = all == 0 ? 0 : Math.Round(share.Bytes * Hundred / all, 2);
    }

    /// <summary>Where it is; of a folder its own address.</summary>
    public string Path { get; }

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

    public override string ToString() => Path;
}
