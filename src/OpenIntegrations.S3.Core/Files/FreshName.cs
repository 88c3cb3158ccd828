using System;
using System.IO;

namespace OpenIntegrations.S3.Files;

/// <summary>A name beside a file that nobody can foresee.</summary>
internal static class FreshName
{
    public static string For(string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.new");

    /// <summary>Takes away what could not be finished, as far as that is possible.</summary>
    public static void Discard(string fresh)
    {
        try
        {
            File.Delete(fresh);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What kept it from being written keeps it from being deleted.
        }
    }
}
