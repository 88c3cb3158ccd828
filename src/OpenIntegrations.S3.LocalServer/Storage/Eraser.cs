using System;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// Takes away what nobody needs any more. That it fails is no failure of a request: what is left is recognised by the next start.
/// </summary>
internal static class Eraser
{
    public static void TryErase(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>A folder goes only when nothing is in it.</summary>
    public static void TryEraseEmpty(string folder)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>
    /// Erases an upload's folder, but for what the server gave no name to; the file that says that it is gone comes last.
    /// </summary>
    public static void TryEraseUpload(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var ours = Directory.GetFiles(folder).Select(f => (Path: f, Name: StoreName.Parse(Path.GetFileName(f))))
            .Where(f => f.Name is not null).OrderBy(f => f.Name!.Kind == StoreNameKind.Upload);
        foreach (var (path, _) in ours) TryErase(path);
        TryEraseEmpty(folder);
    }
}
