using System;
using System.IO;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>Which things of a tree are to be at its target, and by what rules.</summary>
/// <param name="From">Where the source lies.</param>
/// <param name="To">Where the target lies.</param>
public sealed record TreeJob(TreeEnd From, TreeEnd To)
{
    /// <summary>Whether what the target has is left alone where it is the same; otherwise everything is moved without looking.</summary>
    public bool Compares { get; init; }

    /// <summary>What makes two things the same.</summary>
    public CompareBy By { get; init; }

    /// <summary>Whether what only the target has is to go.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether folders without anything in them count.</summary>
    public bool EmptyFolders { get; init; }

    /// <summary>Whether objects keep the times of files as metadata, which then decide with the sizes.</summary>
    public bool KeepTimes { get; init; }

    /// <summary>Whether links of the file system stand for what they lead to.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>Which things are meant.</summary>
    public Filter Filter { get; init; } = Filter.All;

    /// <summary>
    /// What filters call the source, and with a <c>/</c> between them what is in it; null where paths below a folder are names, and an
    /// object has its key, a file its name.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Which keys of the source are meant; null for all.</summary>
    public Pattern? Pattern { get; init; }

    /// <summary>Whether what is in folders is meant that the pattern names.</summary>
    public bool IsDeep { get; init; } = true;

    /// <summary>Whether its steps are only looked at: then one end may lie within the other.</summary>
    public bool OnlyReads { get; init; }

    /// <exception cref="ArgumentException">
    /// One end lies within the other, something is written, and objects are not only described anew where they are.
    /// </exception>
    public Plan CreatePlan()
    {
        if (!OnlyReads && Overlaps(From, To) && !ChangesInPlace)
            throw new ArgumentException($"'{From.Address("")}' and '{To.Address("")}' overlap: what is written would be read again.");
        return new Plan(Side(From, mayBeMissing: false), Compares ? Side(To, mayBeMissing: true) : null, From, To)
        {
            By = By,
            Deletes = Deletes,
            EmptyFolders = EmptyFolders,
            KeepTimes = KeepTimes,
            IsOfPart = From is StoreEnd { Only: null } && Pattern is null && Beginning.Length > 0,
            Takes = Pattern is null ? Takes : TakesByPattern,
            InShare = Filter.Shard is { } shard ? path => shard.Takes(KeyOf(path)) : static _ => true,
            Collisions = To is FileEnd && Collisions.MayOccur ? new Collisions() : null,
        };
    }

    // Both sides have the same keys by that: those of the source, or where that is files, those that they become.
    private string KeyOf(string path) => (From as StoreEnd ?? To as StoreEnd)?.KeyOf(path) ?? path;

    private bool Takes(Entry entry) => Filter.Takes(entry with { Path = NameOf(entry) });

    // What is alone has no path below anything.
    private string NameOf(Entry entry)
    {
        if (entry is not { Path.Length: 0, Kind: EntryKind.Item }) return Name is null ? entry.Path : Place.FolderOf(Name) + entry.Path;
        return Name ?? (From is StoreEnd store ? store.Prefix : Path.GetFileName(From.Address("")));
    }

    private bool TakesByPattern(Entry entry)
    {
        string key = ((StoreEnd)From).KeyOf(entry.Path);
        return Filter.Takes(entry) && (entry.Kind == EntryKind.Unknown || Pattern!.Matches(key)
            || (IsDeep && Pattern.Covers(key, floats: false)));
    }

    // What all paths begin with that are meant, where these are the names.
    private string Beginning => Name is null ? Filter.Prefix : "";

    private ISide Side(TreeEnd end, bool mayBeMissing) => end switch
    {
        StoreEnd { Only: { } only } single => new SingleSide(single.Address(""), only),
        StoreEnd store => new StoreSide(store.Client, store.Bucket, store.Prefix)
        {
            Beginning = Pattern is null ? Beginning
                : Pattern.Prefix.Substring(Math.Min(Pattern.Prefix.Length, store.Prefix.Length)),
            Headers = store.ReadHeaders,
            MustBeFresh = Deletes,
        },
        FileEnd files => new FileSide(files.Root) { FollowLinks = FollowLinks, MayBeMissing = mayBeMissing, Names = files.Names },
        _ => throw new ArgumentException("Nothing is known of such an end."),
    };

    // Keys stay what they are then, and a list that goes on meanwhile is none the worse.
    private bool ChangesInPlace => !Compares && !Deletes && AreOnePlace(From, To) && ObjectDescription.IsNewIn(((StoreEnd)To).Headers);

    /// <summary>Whether each thing of one end has its place in the other where it is already.</summary>
    internal static bool AreOnePlace(TreeEnd one, TreeEnd other) => one is StoreEnd { VersionId: null } a && other is StoreEnd b
        && a.Bucket == b.Bucket && a.Store == b.Store && a.Prefix == b.Prefix;

    private static bool Overlaps(TreeEnd one, TreeEnd other) => one is StoreEnd { VersionId: null } a && other is StoreEnd b
        && a.Bucket == b.Bucket && a.Store == b.Store && (IsWithin(a.Prefix, b.Prefix) || IsWithin(b.Prefix, a.Prefix));

    private static bool IsWithin(string inner, string outer) =>
        inner == outer || ((outer.Length == 0 || outer.EndsWith('/')) && inner.StartsWith(outer, StringComparison.Ordinal));
}
