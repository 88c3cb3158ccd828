using System;
using System.IO;
using System.Management.Automation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Input;

/// <summary>Something that is to be moved, as it was named or came down the pipeline.</summary>
/// <param name="Text">How its user would name it.</param>
/// <param name="Place">Where it is; a path of the file system is literal where it came from a list.</param>
internal sealed record TransferInput(string Text, Place Place)
{
    /// <summary>What a list said of it; null for nothing.</summary>
    public Entry? Known { get; init; }

    /// <summary>Whether a key that ends in / may stand for the object of that key, and not for what is in the folder.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether it is surely an object, also with a key that ends in /.</summary>
    public bool IsObject { get; init; }

    /// <summary>The folder that it was listed from; null where nobody says. What is below keeps its folders.</summary>
    public string? Root { get; init; }

    /// <summary>Whether wildcards in a path of the file system stand for names.</summary>
    public bool HasWildcards { get; init; }

    /// <summary>Whether a folder is one of several, which keep their names: it came from a list or by a wildcard.</summary>
    public bool KeepsName { get; init; }

    /// <summary>Whether it stands for whatever has a name like it.</summary>
    public bool IsPattern => Place.Kind == PlaceKind.Pattern
        || (Place.Kind == PlaceKind.Local && HasWildcards && WildcardPattern.ContainsWildcardCharacters(Text));

    /// <summary>Whether it is one of a list's, or of those that a wildcard names.</summary>
    public bool IsListed { get; init; }

    /// <summary>
    /// What filters call it, and with a slash between them what is in it: of what was listed the path below the folder of the list, or the
    /// whole key where nobody says which that was; null for what was named by itself, and for a whole bucket.
    /// </summary>
    public string? Listed => Place.Kind == PlaceKind.Local ? (IsListed || TransferTargets.Below(Root, Text) is not null ? Name : null)
        : Place.Key.Length == 0 ? null
        : ListedEntry.FolderOf(Root, Place.Bucket, Place.Key) is { } folder ? Place.Key.Substring(folder.Length)
        : IsListed ? Place.Key : null;

    /// <summary>What it is called below its root, or by itself, as keys have it.</summary>
    public string Name => Place.Kind == PlaceKind.Local
        ? (TransferTargets.Below(Root, Text) ?? Path.GetFileName(Text)).Replace(Path.DirectorySeparatorChar, '/')
        : BelowRoot ?? LastOf(Place.Key.Length == 0 ? Place.Bucket : Place.Key.TrimEnd('/'));

    private string? BelowRoot => ListedEntry.PathBelow(Root, Place.Bucket, Place.Key);

    /// <summary>Reads what came down the pipeline: a text, a file, an item, or whatever has its properties.</summary>
    /// <param name="item">What came.</param>
    /// <param name="addressOf">The address that a path of a drive stands for, and any other text as it is.</param>
    /// <exception cref="ArgumentException">It names nothing.</exception>
    public static TransferInput Of(PSObject item, Func<string, string> addressOf) => item.BaseObject switch
    {
        // As a path it would be the folder in which PowerShell stands.
        string { Length: 0 } => throw new ArgumentException("An empty text names nothing that could be moved."),
        string text => OfText(addressOf(text)),
        ItemResult { IsPattern: true } result => OfText(result.Source) with { KeepsName = true },
        ItemResult result => OfRow(item, new PipedRow(item), addressOf) with
        {
            IsExact = true, IsObject = result.Action is not (ItemAction.None or ItemAction.MakeFolder), IsListed = false,
        },
        FileSystemInfo file => new(file.FullName, Place.Parse(file.FullName, isLiteral: true)) { KeepsName = true, IsListed = true },
        _ => OfRow(item, new PipedRow(item), addressOf),
    };

    /// <summary>An address or path as a user types it.</summary>
    public static TransferInput OfText(string text) => new(text, Place.Parse(text)) { HasWildcards = true };

    /// <summary>An address or path in which nothing is a wildcard.</summary>
    public static TransferInput OfLiteral(string text) => new(text, Place.Parse(text, isLiteral: true)) { IsExact = true };

    private static TransferInput OfRow(PSObject item, PipedRow row, Func<string, string> addressOf)
    {
        if (row.Text("BucketName") is { } named) return OfObject(row, named);
        if (row.Text("Path", "FullName") is { } path) return OfPath(row, addressOf(path));
        if (row.Bucket is { } bucket) return OfObject(row, bucket);
        return OfPath(row, addressOf(row.Text("Source")
            ?? throw new ArgumentException($"'{item}' names nothing that could be moved: it has neither a path nor a bucket and key.")));
    }

    private static TransferInput OfPath(PipedRow row, string path) => OfLiteral(path) with
    {
        Root = row.Text("Root"), KeepsName = true, IsExact = false,
    };

    private static TransferInput OfObject(PipedRow item, string bucket)
    {
        var address = new S3Address(bucket, item.Text("Key", "Prefix"), item.Text("VersionId"));
        if (address.Key is null) item.DemandBucket(bucket);
        if (item.Is(nameof(S3Item.IsDeleteMarker)) == true)
            throw new ArgumentException($"'{address}' says that the object was deleted; it has no content that could be moved.");
        bool isFolder = item.Is(nameof(S3Item.PSIsContainer)) == true || address.Key is null;
        Entry? known = isFolder || ListedEntry.Size(item) is null ? null : ListedEntry.Of(item, "");
        return new(address.ToString(), Place.Of(address))
        {
            Known = known,
            IsObject = item.IsObject,
            Root = item.Text("Root"),
            KeepsName = true,
            IsListed = true,
        };
    }

    private static string LastOf(string key) => key.Substring(key.LastIndexOf('/') + 1);
}
