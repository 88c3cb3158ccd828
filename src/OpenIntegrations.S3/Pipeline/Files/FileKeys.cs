using System;
using System.IO;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Pipeline.Files;

/// <summary>
/// The keys that files get: the one that was given, or their names, or their paths below a folder; these below the given one where that
/// ends in /.
/// </summary>
/// <param name="root">The folder, or null.</param>
/// <param name="given">The key of the command line, or null.</param>
/// <param name="warn">Tells the user.</param>
internal sealed class FileKeys(string? root, string? given, Action<string> warn)
{
    private readonly TakenNames _taken = new(StringComparer.Ordinal,
        given is null ? "-Root keeps the folders of files in their keys." : "Leave -Key out to use the names of the files.");

    private string? _folder;
    private bool _isWarned;

    /// <exception cref="ArgumentException">Another file has this key, or the file is not below the folder.</exception>
    /// <param name="bucket">The bucket it goes to.</param>
    /// <param name="file">Its full path.</param>
    /// <param name="own">The key that came with it, or its folder, which ends in /; empty for none.</param>
    public string Of(string bucket, string file, string own)
    {
        if (own == given) own = "";
        bool isNamed = own.Length > 0 && !own.EndsWith('/');
        string key = given is not null && !given.EndsWith('/') ? given
            : given + own + (isNamed ? "" : root is null ? Name(file) : Below(root, file));
        if (given is not null || !isNamed) _taken.Take(bucket + "/" + key, file);
        return key;
    }

    private string Name(string file)
    {
        string? folder = Path.GetDirectoryName(file);
        _folder ??= folder;
        if (folder != _folder && !_isWarned)
        {
            _isWarned = true;
            warn("Files of several folders become objects under their names alone. -Root keeps the folders in the keys.");
        }
        return Path.GetFileName(file);
    }

    private static string Below(string root, string file)
    {
        string folder = root.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if (!file.StartsWith(folder, StringComparison.Ordinal)) throw new ArgumentException($"'{file}' is not below the folder '{root}'.");
        return file.Substring(folder.Length).Replace(Path.DirectorySeparatorChar, '/');
    }
}
