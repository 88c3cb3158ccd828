using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Walks a folder in the order in which S3 lists keys. A folder's own list is sorted with a slash behind the names of folders, and each of
/// those is walked where it stands, so that no more is held than the lists of the folders that lead to the present place.
/// </summary>
internal sealed class FileWalk(string root, bool followsLinks, FileNames names)
{
    private readonly Stack<Level> _levels = new();

    public IEnumerable<Entry> Entries()
    {
        if (Open("", Path.GetFullPath(root)) is { Kind: EntryKind.Unknown } unreadable) yield return unreadable;
        while (_levels.Count > 0)
        {
            Level level = _levels.Peek();
            if (level.Next() is not { } sibling) _levels.Pop();
            else if (Of(level, sibling) is { } entry) yield return entry;
        }
    }

    /// <summary>What an element of a folder is; null for a folder that is walked now.</summary>
    private Entry? Of(Level level, Named place)
    {
        (string path, Sibling found) = (level.Path + place.Element, place.Sibling);
        string real = Path.Combine(level.Real, found.Name);
        return found.Is switch
        {
            SiblingKind.Folder => Open(path, real),
            SiblingKind.LinkToFolder when followsLinks => Follow(path, real),
            SiblingKind.File or SiblingKind.LinkToFile when place.Fault is null => OfFile(path, found, real),
            SiblingKind.LinkToFolder or SiblingKind.Dangling => new Entry(path, EntryKind.Special),
            _ => Unknown(path, new IOException(place.Fault ?? $"'{real}' cannot be read.")),
        };
    }

    // A link that is not followed still tells what a reader would get.
    private Entry OfFile(string path, Sibling found, string real)
    {
        bool isSpecial = (found.Is == SiblingKind.LinkToFile && !followsLinks) || (found.Size == 0 && FileOutput.IsSequential(real));
        return new Entry(path, isSpecial ? EntryKind.Special : EntryKind.Item) { Size = found.Size, LastModified = found.LastModified };
    }

    private Entry? Follow(string path, string link)
    {
        try
        {
            string? target = Siblings.Target(link, isFolder: true)?.FullName;
            bool isCircle = target is null || _levels.Any(l => l.Real == Path.GetFullPath(target));
            return isCircle ? new Entry(path.TrimEnd('/'), EntryKind.Special) : Open(path, Path.GetFullPath(target!));
        }
        catch (IOException e)
        {
            return Unknown(path, e);
        }
    }

    /// <summary>Makes a folder the place where the walk goes on. One that is empty or cannot be read is an entry.</summary>
    private Entry? Open(string path, string real)
    {
        try
        {
            Named[] places = Siblings.In(real).Select(s => Read(s, real)).ToArray();
            if (places.Length == 0) return new Entry(path, EntryKind.Folder);
            Array.Sort(places, static (a, b) => Utf8Order.Comparer.Compare(a.Element, b.Element));
            _levels.Push(new Level(path, real, places));
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return Unknown(path, new DirectoryNotFoundException($"There is no folder '{real}'."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return Unknown(path, e);
        }
    }

    private Named Read(Sibling found, string folder)
    {
        bool isFolder = found.Is == SiblingKind.Folder || (found.Is == SiblingKind.LinkToFolder && followsLinks);
        string? element = names.ToElement(found.Name);
        string? fault = element is null ? $"'{found.Name}' is no name that escaping makes."
            : IsText(found.Name, folder) ? null : $"'{found.Name}' is no text in UTF-8.";
        return new Named((element ?? found.Name) + (isFolder ? "/" : ""), found, fault);
    }

    // What is no text is read with a sign in its place, under which nothing is found.
    private static bool IsText(string name, string folder) => FileNames.IsUnicode(name)
        && (!name.Contains('\uFFFD') || File.Exists(Path.Combine(folder, name)) || Directory.Exists(Path.Combine(folder, name)));

    private static Entry Unknown(string path, Exception error) => new(path, EntryKind.Unknown) { Error = error };

    private readonly record struct Named(string Element, Sibling Sibling, string? Fault);

    private sealed class Level(string path, string real, Named[] places)
    {
        private int _next;

        public string Path => path;

        public string Real => real;

        public Named? Next() => _next < places.Length ? places[_next++] : null;
    }
}
