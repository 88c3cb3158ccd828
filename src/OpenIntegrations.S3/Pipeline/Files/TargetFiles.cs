using System;
using System.IO;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline.Files;

/// <summary>The files that objects become: the one that was named, or one of the key's name in a folder.</summary>
internal sealed class TargetFiles
{
    private readonly TakenNames _taken = new("Pass a folder that ends in /, or a file for each object.");

    /// <param name="path">The full path that was given.</param>
    /// <param name="text">What was written for it.</param>
    /// <param name="get">The request for the object.</param>
    /// <exception cref="ArgumentException">The key makes no name, or another object has become this file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public string Of(string path, string text, S3Request get)
    {
        if (text.EndsWith('/') || text.EndsWith(Path.DirectorySeparatorChar)) Directory.CreateDirectory(path);
        string file = Directory.Exists(path) ? Path.Combine(path, LocalName.OfKey(get.Key!)) : path;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist, so '{file}' cannot be written.");
        string version = get.Query["versionId"] is { } id ? "?versionId=" + id : "";
        _taken.Take(file, $"{get.Bucket}/{get.Key}{version}");
        return file;
    }
}
