using System;
using System.IO;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>Where things go below a destination that a user wrote.</summary>
/// <param name="text">The destination.</param>
/// <param name="isExact">Whether it is the very place of a single thing, unless it is a folder.</param>
/// <param name="names">The rule for names of files.</param>
/// <param name="fullPath">Makes a full path of one.</param>
/// <param name="store">Makes an end of a bucket and a key.</param>
public sealed class TransferTargets(string text, bool isExact, FileNames names, Func<string, string> fullPath,
    Func<(string Bucket, string Key), StoreEnd> store)
{
    private readonly Place _place = Place.Parse(text, isLiteral: true);

    // A path that is none is found out before any store is asked for anything.
    private readonly string _path = Place.Parse(text, isLiteral: true).Kind == PlaceKind.Local ? fullPath(text) : "";

    private bool IsLocalFolder => text.EndsWith('/') || text.EndsWith(Path.DirectorySeparatorChar) || Directory.Exists(_path);

    /// <summary>What a thing's address or path has below a root; null where it is not there.</summary>
    public static string? Below(string? root, string text) =>
        root is { Length: > 0 } && text.Length > root.Length && text.StartsWith(root, StringComparison.Ordinal)
            && text.Substring(root.Length).TrimStart('/', '\\') is { Length: > 0 } below
            && (root.EndsWith('/') || root.EndsWith('\\') || text[root.Length] is '/' or '\\') ? below : null;

    /// <exception cref="ArgumentException">The destination is none in a store.</exception>
    public void DemandStore()
    {
        if (_place.Kind == PlaceKind.Local)
            throw new ArgumentException($"Neither the source nor '{text}' is in a store. Addresses begin with s3://.");
    }

    /// <summary>The place of a single thing of this name.</summary>
    public TreeEnd Single(string name)
    {
        if (_place.Kind == PlaceKind.Local) return File(name);
        Demand();
        bool keepsName = _place.Kind == PlaceKind.Folder || IsBelow(name);
        string folder = Place.FolderOf(_place.Key);
        return store((_place.Bucket, keepsName ? folder + name : _place.Key));
    }

    /// <summary>The place of what is in a folder; of one of several folders, by its name.</summary>
    public TreeEnd Folder(string name)
    {
        if (_place.Kind == PlaceKind.Local) return new FileEnd(name.Length == 0 ? _path : Named(name), names);
        return store((_place.Bucket, KeyOf(name)));
    }

    /// <summary>The destination as a text that means the very place, for what comes with it again.</summary>
    /// <param name="name">The name that it keeps in a folder; empty for none.</param>
    /// <param name="isFolder">Whether it is a folder, as far as is known.</param>
    public string Again(string name, bool isFolder)
    {
        if (name.Length == 0 || !(isFolder || name.Contains('/') || IsFolder)) return text;
        try
        {
            // Without a store: that there is none may be why.
            string place = _place.Kind == PlaceKind.Local ? Folder(name).Address("") : new S3Address(_place.Bucket, KeyOf(name)).ToString();
            return place.TrimEnd('/');
        }
        catch (ArgumentException)
        {
            // There is no such place, and another try says so again.
            return text;
        }
    }

    private string KeyOf(string folder)
    {
        Demand();
        string key = Place.FolderOf(_place.Key);
        return folder.Length == 0 ? key : key + folder + "/";
    }

    // A slash at the end is part of the last name.
    private bool IsBelow(string name) => !isExact && name.TrimEnd('/').Contains('/');

    private bool IsFolder => _place.Kind == PlaceKind.Local ? IsLocalFolder : _place.Kind == PlaceKind.Folder;

    private FileEnd File(string name)
    {
        bool keepsName = IsLocalFolder || IsBelow(name);
        return new FileEnd(keepsName ? Named(name) : _path, names) { Top = keepsName ? _path : null };
    }

    private string Named(string name) => Path.Combine(_path, names.ToFile(name));

    private void Demand()
    {
        if (_place.Bucket.Length == 0)
            throw new ArgumentException($"'{text}' names no bucket. A destination looks like s3://bucket/folder/.");
        if (_place.VersionId is not null)
            throw new ArgumentException($"'{text}' is a version. What is written becomes a new one by itself.");
    }
}
