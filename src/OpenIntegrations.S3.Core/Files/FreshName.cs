using System;
using System.IO;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.S3.Files;

/// <summary>A name beside a file that nobody can foresee.</summary>
internal static class FreshName
{
    private const int Digits = 16;

    public static string For(string path)
    {
        string full = Path.GetFullPath(path), chance = Guid.NewGuid().ToString("N").Substring(0, Digits);
        return Path.Combine(Path.GetDirectoryName(full)!, $".{TemporaryName.Cut(Path.GetFileName(full))}.{chance}.new");
    }

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
