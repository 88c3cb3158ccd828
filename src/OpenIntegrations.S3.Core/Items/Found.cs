using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items;

/// <summary>Something in a store, and where it is.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Folder">The key of the folder that the entry's path is below; null where the bucket itself is meant.</param>
/// <param name="Entry">What it is.</param>
public sealed record Found(string Bucket, string? Folder, Entry Entry)
{
    /// <summary>Its key; null for a bucket.</summary>
    public string? Key => Folder is null ? null : Folder + Entry.Path;

    public S3Address Address => new(Bucket, Key, Entry.VersionId);

    /// <summary>The entry as it is called from all buckets: what is in one has the name of the bucket before it.</summary>
    public Entry EntryOfStore => Folder is null ? Entry : Entry with { Path = $"{Bucket}/{Key}" };
}
