using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>Where the bytes for a path really go.</summary>
/// <param name="Path">The file, links followed.</param>
/// <param name="IsThrough">Whether they go straight into what is there, because that cannot be replaced.</param>
/// <param name="IsSequential">Whether it takes them in order only.</param>
internal readonly record struct FileTarget(string Path, bool IsThrough, bool IsSequential)
{
    // What stands there may be a file that somebody else holds open, such as a redirected output.
    private static readonly string[] s_devices = ["/proc/", "/dev/fd/"];

    public static FileTarget Of(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (FileFacts.IsSpecial(path) || (IsDevice(path) && File.Exists(path)))
            return new(path, true, true);
        return FileFacts.IsUnresolvable(path) ? new(path, true, false) : new(FileFacts.Resolve(path), false, false);
    }

    // Folders in /dev may be those of ordinary files, as /dev/shm is.
    private static bool IsDevice(string path) => System.IO.Path.GetDirectoryName(path) == "/dev"
        || Array.Exists(s_devices, d => path.StartsWith(d, StringComparison.Ordinal));
}
