using System.IO;

namespace OpenIntegrations.S3.Items;

/// <summary>A file for what is too much for memory. Nobody else can read it, and it goes when it is closed.</summary>
internal static class TemporaryFile
{
    private const int BufferSize = 64 * 1024;

    // A name of the system's own is readable for its user alone.
    /// <exception cref="IOException">There is no room for it.</exception>
    public static FileStream Open() => new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferSize,
        FileOptions.DeleteOnClose);
}
