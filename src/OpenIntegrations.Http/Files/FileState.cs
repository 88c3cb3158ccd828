using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>What a file is known by while it is sent. A link is known by the file that it leads to, because that is what is read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">When it was last changed, in UTC.</param>
public sealed record FileState(string Path, long Length, DateTime Modified)
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileState Of(string path) => Find(path) ?? throw new FileNotFoundException($"Could not find file '{path}'.", path);

    /// <summary>The same; null where there is no such file, or a link that leads to none with a name, as to a pipe of the shell.</summary>
    public static FileState? Find(string path) =>
        FileFacts.Content(path) is var (length, modified) ? new FileState(path, length, modified) : null;

    /// <summary>Gives a file another time, or the one that a link leads to.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="time">The time, in UTC.</param>
    public static void Touch(string path, DateTime time) => File.SetLastWriteTimeUtc(FileFacts.Resolve(path), time);

    /// <exception cref="IOException">The file is not as it was, or not there.</exception>
    internal void Check()
    {
        if (Find(Path) != this) throw FileChange.Error(Path);
    }
}
