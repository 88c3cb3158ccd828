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
    private static readonly string[] s_devices = ["/dev/", "/proc/"];

    public static FileTarget Of(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (FileFacts.IsSpecial(path) || Array.Exists(s_devices, d => path.StartsWith(d, StringComparison.Ordinal) && File.Exists(path)))
            return new(path, true, true);
        return FileFacts.IsUnresolvable(path) ? new(path, true, false) : new(FileFacts.Resolve(path), false, false);
    }
}
