using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>What a file is known by while it is sent.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">When it was last changed, in UTC.</param>
internal sealed record FileState(string Path, long Length, DateTime Modified)
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileState Of(string path)
    {
        var file = new FileInfo(path);
        return new FileState(path, file.Length, file.LastWriteTimeUtc);
    }

    /// <exception cref="IOException">The file is not as it was, or not there.</exception>
    public void Check()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Length || now.LastWriteTimeUtc != Modified) throw FileChange.Error(Path);
    }
}
