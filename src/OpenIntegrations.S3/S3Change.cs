namespace OpenIntegrations.S3;

/// <summary>Something that changed in a store.</summary>
/// <param name="change">What happened.</param>
/// <param name="item">The item as it is, or as it was.</param>
public sealed class S3Change(S3ChangeKind change, S3Item item)
{
    public S3ChangeKind Change { get; } = change;

    public string Path => Item.Path;

    public string BucketName => Item.BucketName;

    public string? Key => Item.Key;

    public long? Size => Item.Size;

    public S3Item Item { get; } = item;

    public override string ToString() => $"{Change} {Path}";
}

/// <summary>What happened to an item.</summary>
public enum S3ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is another one than before.</summary>
    Changed,

    /// <summary>It is there no more.</summary>
    Removed,
}
