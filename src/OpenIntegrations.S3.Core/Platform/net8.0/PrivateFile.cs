using System;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Profiles;

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

    /// <summary>Writes a new file and puts it in the place of the old one in one step. A folder that is not there is made.</summary>
    public static void Replace(string path, string text)
    {
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>The rights on a file that others than its owner can read or change, for example <c>rw-r--r--</c>; null when only the owner can, or where files have no such rights.</summary>
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
}
