using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>
/// Which things of a tree are meant: by name, size, age and class, all of which must fit. What cannot be read is always in it, because
/// nobody knows what it is.
/// </summary>
public sealed class Filter
{
    /// <summary>What there is when a store names no class.</summary>
    private const string UsualClass = "STANDARD";

    private readonly NameRule[] _include;
    private readonly NameRule[] _exclude;
    private readonly (NameRule Rule, bool IsIncluded)[] _picks = [];

    /// <param name="include">
    /// The names that are meant, as patterns; none means all. One without a <c>/</c> at its beginning may begin at any level, and one that
    /// names a folder means all that is in it.
    /// </param>
    /// <param name="exclude">The names that are not meant, whatever else says that they are.</param>
    /// <exception cref="FormatException">One of them is no pattern.</exception>
    public Filter(IEnumerable<string>? include = null, IEnumerable<string>? exclude = null)
    {
        _include = (include ?? []).Select(p => new NameRule(p)).ToArray();
        _exclude = (exclude ?? []).Select(p => new NameRule(p)).ToArray();
    }

    /// <param name="picks">
    /// What is taken in and left out, in an order: the last that names something decides. What none names is meant unless the first takes
    /// something in.
    /// </param>
    /// <exception cref="FormatException">One of them is no pattern.</exception>
    public Filter(IReadOnlyList<NamePick> picks)
        : this() => _picks = picks.Select(p => (new NameRule(p.Pattern), p.IsIncluded)).ToArray();

    /// <summary>Everything.</summary>
    public static Filter All { get; } = new();

    /// <summary>Bytes that an item must have more of.</summary>
    public long? LargerThan { get; init; }

    /// <summary>Bytes that an item must have less of.</summary>
    public long? SmallerThan { get; init; }

    /// <summary>The moment before which it was last changed, in UTC.</summary>
    public DateTime? OlderThan { get; init; }

    /// <summary>The moment after which it was last changed, in UTC.</summary>
    public DateTime? NewerThan { get; init; }

    /// <summary>The storage classes, in any case; empty for all.</summary>
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>
    /// What the name of a thing must be besides, whatever folder it is in; null for any. Folders are meant whatever their names.
    /// </summary>
    public Func<string, bool>? Leaf { get; init; }

    /// <summary>
    /// The share of the work that is meant, by keys; null for all of it. What is in another share is there and meant, but not here.
    /// </summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether everything is meant.</summary>
    public bool TakesAll => _include.Length + _exclude.Length + _picks.Length + StorageClasses.Count == 0
        && LargerThan is null && SmallerThan is null && OlderThan is null && NewerThan is null && Leaf is null;

    /// <summary>What all paths that are meant begin with, so that a store need not list the others.</summary>
    public string Prefix => _include.Length > 0 && Array.TrueForAll(_include, r => r.IsAnchored)
        ? _include.Select(r => r.Prefix).Aggregate(Common) : "";

    private bool HasFacts => (LargerThan ?? SmallerThan) is not null || (OlderThan ?? NewerThan) is not null || StorageClasses.Count > 0;

    public bool Takes(Entry entry) =>
        entry.Kind == EntryKind.Unknown || (TakesName(entry.Path) && (!HasFacts || TakesFacts(entry)));

    /// <summary>Whether all is known of a thing that it is judged by.</summary>
    public bool CanJudge(Entry entry) => ((LargerThan ?? SmallerThan) is null || entry.Size is not null)
        && ((OlderThan ?? NewerThan) is null || entry.LastModified is not null)
        && (StorageClasses.Count == 0 || entry.StorageClass is not null);

    /// <summary>Whether what was found at a place is meant, and in the share.</summary>
    public bool Takes(Found found, Place place) => Takes(Called(found, place))
        && (Shard is null || found.Entry.Kind == EntryKind.Unknown || Shard.Takes(found.Key ?? found.Bucket));

    /// <summary>Whether the name is meant; a folder's ends in <c>/</c>.</summary>
    public bool TakesName(string path) => IsLeaf(path) && (_picks.Length > 0 ? IsPicked(path)
        : (_include.Length == 0 || Array.Exists(_include, r => r.Names(path))) && !Excludes(path));

    /// <summary>Whether the name is left out, and of a folder all that is in it, so that nobody need look there.</summary>
    public bool Excludes(string path) => Array.Exists(_exclude, r => r.Names(path));

    private static Entry Called(Found found, Place place) => found.Key is not { } key ? found.Entry
        : place.NamesBelow is { } folder ? found.Entry with { Path = key.Substring(folder.Length) }
        : place.Kind == PlaceKind.Key && key == place.Key ? found.Entry with { Path = place.Name } : found.Entry;

    private bool IsLeaf(string path) => Leaf is null || path.EndsWith('/') || Leaf(path.Substring(path.LastIndexOf('/') + 1));

    private bool IsPicked(string path)
    {
        int last = Array.FindLastIndex(_picks, p => p.Rule.Names(path));
        return last < 0 ? !_picks[0].IsIncluded : _picks[last].IsIncluded;
    }

    // What is not known fits no bound: what is older than a month must have an age.
    private bool TakesFacts(Entry entry) =>
        (LargerThan is null || entry.Size > LargerThan) && (SmallerThan is null || entry.Size < SmallerThan)
        && (OlderThan is null || entry.LastModified < OlderThan) && (NewerThan is null || entry.LastModified > NewerThan)
        && (StorageClasses.Count == 0 || (entry is { Kind: EntryKind.Item } or { Size: not null }
            && StorageClasses.Contains(entry.StorageClass ?? UsualClass, StringComparer.OrdinalIgnoreCase)));

    private static string Common(string a, string b)
    {
        int length = 0;
        while (length < a.Length && length < b.Length && a[length] == b[length]) length++;
        // Half of a pair is no character.
        if (length > 0 && char.IsHighSurrogate(a[length - 1])) length--;
        return a.Substring(0, length);
    }

    private sealed class NameRule
    {
        private readonly Pattern _pattern;
        private readonly bool _isFolder;

        public NameRule(string text)
        {
            IsAnchored = text.StartsWith('/');
            _isFolder = text.Length > 1 && text.EndsWith('/');
            string bare = IsAnchored ? text.Substring(1) : text;
            _pattern = new Pattern(_isFolder ? bare.Substring(0, bare.Length - 1) : bare);
            if (_pattern.Text.Length == 0) throw new FormatException($"'{text}' names nothing.");
        }

        public bool IsAnchored { get; }

        public string Prefix => _pattern.Prefix;

        // What names folders alone is held against the folders that a path is in.
        public bool Names(string path) =>
            _pattern.Covers(_isFolder ? path.Substring(0, path.LastIndexOf('/') + 1) : path, floats: !IsAnchored);
    }
}
