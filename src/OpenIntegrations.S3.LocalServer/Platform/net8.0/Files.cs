using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>What the platforms do with files in different ways.</summary>
internal static class Files
{
    /// <summary>Gives a file another name in the same folder; a file that had that name is gone at the same moment.</summary>
    public static void MoveOver(string from, string to) => File.Move(from, to, overwrite: true);
}
