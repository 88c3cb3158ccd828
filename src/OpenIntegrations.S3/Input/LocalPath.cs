using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>Paths as PowerShell means them, which must lead to files.</summary>
internal static class LocalPath
{
    private const string FileSystem = "FileSystem";

    /// <summary>A path that need not exist, relative to PowerShell's own location, with its own drives.</summary>
    /// <exception cref="ArgumentException">It belongs to something else than the file system, or there is no such drive.</exception>
    public static string Full(PathIntrinsics paths, string path)
    {
        // PowerShell reads the system's mounts for each path that it resolves.
        if (path.Length > 0 && path[0] == '/' && Path.DirectorySeparatorChar == '/') return Path.GetFullPath(path);
        try
        {
            string full = paths.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem ? full : throw Foreign(path, provider);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    /// <summary>The files that a path with wildcards names.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="ArgumentException">It belongs to something else than the file system, or there is no such drive.</exception>
    public static IReadOnlyList<string> Resolve(PathIntrinsics paths, string path)
    {
        try
        {
            List<string> files = paths.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider).ToList();
            if (provider.Name != FileSystem) throw Foreign(path, provider);
            return files.Count > 0 ? files : throw new FileNotFoundException($"No file is named '{path}'.", path);
        }
        catch (ItemNotFoundException e)
        {
            throw new FileNotFoundException(e.Message, path, e);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    private static ArgumentException Foreign(string path, ProviderInfo provider) =>
        new($"'{path}' is no file: it belongs to PowerShell's provider {provider.Name}.");
}
