using System;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>What an address of a user's means.</summary>
public sealed record Place
{
    private Place(string text, PlaceKind kind, string bucket = "", string key = "", string? versionId = null) =>
        (Text, Kind, Bucket, Key, VersionId) = (text, kind, bucket, key, versionId);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>
    /// What means the same where wildcards count: the target of an error, which is piped to the next try and must not name more then.
    /// </summary>
    public string Retyped => IsLiteral && VersionId is null && Pattern.IsIn(Key) ? $"s3://{Bucket}/{Pattern.Escape(Key)}" : Text;

    public PlaceKind Kind { get; private init; }

    /// <summary>The bucket, or the pattern of buckets; empty for the store and for what is local.</summary>
    public string Bucket { get; }

    /// <summary>The key; that of a folder is empty for the whole bucket or ends in <c>/</c>; of a pattern its text.</summary>
    public string Key { get; }

    public string? VersionId { get; }

    /// <summary>
    /// The key of the folder below which filters call things by their paths, where that is not the place itself: what stands before the
    /// first wildcard of a pattern; the folder that a list was made of; empty for whole keys.
    /// </summary>
    public string? NamesBelow { get; init; }

    /// <summary>What filters call the object that it names: its path below the folder of a list, else its whole key.</summary>
    public string Name => Key.Substring(NamesBelow?.Length ?? 0);

    /// <summary>Whether nothing in its text is a wildcard, whatever it looks like.</summary>
    private bool IsLiteral { get; init; }

    /// <summary>Whether it is in a store.</summary>
    public bool IsRemote => Kind != PlaceKind.Local;

    /// <summary>Whether it names buckets, and nothing in them.</summary>
    public bool IsOfBuckets => Kind is PlaceKind.Store or PlaceKind.Buckets;

    /// <param name="text">An address (<c>s3://bucket/key</c>), or a path.</param>
    /// <param name="isLiteral">Whether wildcards in it are characters like others.</param>
    /// <exception cref="FormatException">It is meant for an address and is none.</exception>
    public static Place Parse(string text, bool isLiteral = false)
    {
        if (S3Address.Split(text) is not var (bucket, behind)) return new Place(text, PlaceKind.Local);
        if (bucket.Length == 0 && behind is null) return new Place(text, PlaceKind.Store);
        if (!isLiteral && Pattern.IsIn(bucket)) return string.IsNullOrEmpty(behind)
            ? new Place(text, PlaceKind.Buckets, bucket)
            : throw new FormatException($"'{text}' has a pattern for the bucket. Wildcards are for the key, or for the bucket alone.");
        S3Address address = S3Address.Parse(text);
        if (isLiteral || address.VersionId is not null || !Pattern.IsIn(address.Key ?? "")) return Of(address, text, isLiteral);
        // Also for its fault, which is told here and not in the middle of a list.
        var pattern = new Pattern(address.Key!);
        return pattern.IsLiteral ? Of(address with { Key = pattern.Prefix }, text)
            : new Place(text, PlaceKind.Pattern, address.Bucket, address.Key!) { NamesBelow = pattern.Folder };
    }

    /// <summary>The place that an address means, with nothing in it taken for a wildcard.</summary>
    public static Place Of(S3Address address) => Of(address, address.ToString(), isLiteral: true);

    /// <summary>The same for the object alone that has this key, also where the key ends in <c>/</c>.</summary>
    public Place AsObject() => Kind == PlaceKind.Folder && Key.Length > 0 ? this with { Kind = PlaceKind.Key } : this;

    /// <summary>The last name of a key, with the slash at its end.</summary>
    public static string LastOf(string key) => key.Substring(key.TrimEnd('/').LastIndexOf('/') + 1);

    /// <summary>A name as that of a folder, which ends in <c>/</c>; none stays none.</summary>
    public static string FolderOf(string name) => name.Length == 0 || name.EndsWith('/') ? name : name + "/";

    public override string ToString() => Text;

    private static Place Of(S3Address address, string text, bool isLiteral = false)
    {
        string key = address.Key ?? "";
        bool isFolder = address.VersionId is null && (key.Length == 0 || key.EndsWith('/'));
        return new Place(text, isFolder ? PlaceKind.Folder : PlaceKind.Key, address.Bucket, key, address.VersionId)
        {
            IsLiteral = isLiteral,
        };
    }
}

/// <summary>What an address can mean.</summary>
public enum PlaceKind
{
    /// <summary>A path of the file system, or of another provider of the caller's.</summary>
    Local,

    /// <summary>All buckets.</summary>
    Store,

    /// <summary>The buckets that a pattern names.</summary>
    Buckets,

    /// <summary>What is in a bucket, or below a key that ends in <c>/</c>.</summary>
    Folder,

    /// <summary>An object, or one version of it; where there is no such object, the folder of that name.</summary>
    Key,

    /// <summary>What a pattern names.</summary>
    Pattern,
}
