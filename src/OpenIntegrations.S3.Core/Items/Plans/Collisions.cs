using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>
/// Paths that a file system would take for one: those that differ in case only, or in how accents are written, and those of which one is
/// a folder of the other by that. They are found before the first is written, by a pass over the source that keeps a number for each path.
/// </summary>
public sealed class Collisions
{
    private readonly HashSet<ulong> _all = new();
    private readonly HashSet<ulong> _folders = new();
    private readonly HashSet<ulong> _shared = new();
    private bool _isRead;

    /// <summary>Whether the file systems of this machine usually tell such names apart.</summary>
    public static bool MayOccur => !RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Whether several paths of the source would be this one, or it would be a folder, or be in a file.</summary>
    public bool IsShared(string path)
    {
        ulong number = Number(path);
        return _shared.Contains(number) || _folders.Contains(number) || Around(path).Any(f => _all.Contains(Number(f)));
    }

    /// <summary>Whether a path of the source would be this one.</summary>
    public bool HasAny(string path) => _all.Contains(Number(path));

    internal async Task ReadAsync(ISide source, Func<Entry, bool> takes, CancellationToken cancellationToken)
    {
        if (_isRead) return;
        _isRead = true;
        await foreach (Entry entry in source.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind != EntryKind.Item || !takes(entry)) continue;
            if (!_all.Add(Number(entry.Path))) _shared.Add(Number(entry.Path));
            _folders.UnionWith(Around(entry.Path).Select(Number));
        }
    }

    private static IEnumerable<string> Around(string path)
    {
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1)) yield return path.Substring(0, slash);
    }

    /// <summary>FNV-1a of the path as such a file system compares it: of millions of paths hardly two share one by chance.</summary>
    private static ulong Number(string path)
    {
        ulong number = 14695981039346656037;
        foreach (char c in Folded(path)) number = unchecked((number ^ c) * 1099511628211);
        return number;
    }

    private static string Folded(string path)
    {
        try
        {
            return path.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            // Half characters have no form.
            return path.ToUpperInvariant();
        }
    }
}
