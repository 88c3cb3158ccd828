using System;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Files;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Writes a new file and puts it in the place of the old one in one step. A folder that is not there is made. The new file is no one
    /// else's: its name cannot be foreseen, and it is made only where nothing is, not even a link.
    /// </summary>
    public static void Replace(string path, string text)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string fresh = FreshName.For(path);
        try
        {
            using (FileStream stream = Create(fresh, FileShare.None))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            FreshName.Discard(fresh);
            throw;
        }
    }

    /// <summary>Opens a file of the user's own that others wait for; made where there is none.</summary>
    /// <exception cref="IOException">It is a link or held open, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It is another user's.</exception>
    public static FileStream OpenOwn(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) throw new IOException($"'{path}' is a link; it must be a file of its own.");
        if (!File.Exists(path)) return TryCreate(path) ?? OpenOwn(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        // Only the owner may set a file's rights.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, Owner);
        return stream;
    }

    /// <summary>
    /// The rights on a file that others than its owner can read or change, for example <c>rw-r--r--</c>; null when only the owner can, or
    /// where files have no such rights.
    /// </summary>
    public static string? OthersMay(string path)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows() || !File.Exists(path)) return null;
        UnixFileMode mode = File.GetUnixFileMode(path);
        return (mode & others) == 0 ? null : string.Create(9, mode, static (text, m) =>
        {
            for (int i = 0; i < 9; i++) text[i] = ((int)m >> (8 - i) & 1) == 1 ? "rwx"[i % 3] : '-';
        });
    }

    // Another process may have made it between the question and the answer.
    private static FileStream? TryCreate(string path)
    {
        try
        {
            return Create(path, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static FileStream Create(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return new FileStream(path, options);
    }
}
