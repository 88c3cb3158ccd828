using System;
using System.IO;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>A folder from which everything was taken.</summary>
internal static class EmptyFolder
{
    /// <summary>
    /// Takes a folder away that has nothing left in it. A link to one stays: the system takes links away whatever is behind them.
    /// </summary>
    /// <returns>Whether it is gone.</returns>
    public static bool Leave(string folder)
    {
        try
        {
            if (File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint)) return false;
            Directory.Delete(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Something stayed there.
            return false;
        }
    }
}
