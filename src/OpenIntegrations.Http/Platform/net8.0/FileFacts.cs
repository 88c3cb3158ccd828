using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenIntegrations.Http.Files;

/// <summary>What the file system knows of a path.</summary>
internal static class FileFacts
{
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int ModeAt = 4;

    /// <summary>Whether something is there that is no file on a disk: a device, a pipe, a socket.</summary>
    public static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows()) return path.StartsWith(@"\\.\", StringComparison.Ordinal);
        var status = new byte[512];
        return File.Exists(path) && Stat(Encoding.UTF8.GetBytes(path + '\0'), status) == 0
            && (BitConverter.ToInt32(status, ModeAt) & TypeMask) != RegularType;
    }

    /// <summary>The file that a link leads to, whether it is there or not; the path itself when it is no link.</summary>
    public static string Resolve(string path) => new FileInfo(path).LinkTarget is null ? path
        : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>The length of what a path leads to, and when it was last changed, in UTC; null where it leads to no file.</summary>
    public static (long Length, DateTime Modified)? Content(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return null;
        if ((file.Attributes & FileAttributes.ReparsePoint) != 0 && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <summary>Whether what is written must go through the name itself, because nobody can tell what it stands for.</summary>
    public static bool IsUnresolvable(string path) => false;

    /// <summary>Gives a new file the rights of the one that it is to replace.</summary>
    public static void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from)) File.SetUnixFileMode(to, File.GetUnixFileMode(from));
    }

    /// <summary>Puts a file in the place of another one, or of none.</summary>
    public static void Replace(string from, string to)
    {
        // On Windows only a replacement keeps who may read the file.
        if (OperatingSystem.IsWindows() && File.Exists(to)) File.Replace(from, to, null, ignoreMetadataErrors: true);
        else File.Move(from, to, overwrite: true);
    }

    // The runtime's own way to stat(2), the same on every Unix.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] status);
}
