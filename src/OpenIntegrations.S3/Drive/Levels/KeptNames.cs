using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Finding;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>What -Filter, -Include and -Exclude say of the things below a folder.</summary>
/// <param name="filter">The pattern that a name must match; empty for all.</param>
/// <param name="include">Patterns of which a name must match one; empty for all.</param>
/// <param name="exclude">Patterns of which neither a name nor that of a folder above it may match any.</param>
/// <param name="filtering">Whether -Filter tells upper from lower case, as it does in keys.</param>
internal sealed class KeptNames(string? filter, IEnumerable<string>? include, IEnumerable<string>? exclude,
    WildcardOptions filtering = WildcardOptions.CultureInvariant)
{
    private readonly WildcardPattern? _filter = string.IsNullOrEmpty(filter) ? null
        : WildcardPattern.Get(filter, filtering);

    private readonly WildcardPattern[] _include = Patterns(include);
    private readonly WildcardPattern[] _exclude = Patterns(exclude);

    /// <summary>Whether nothing is kept.</summary>
    public bool IsNone => _filter is null && _include.Length == 0 && _exclude.Length == 0;

    /// <summary>What is copied of a folder, where the names of the folders in it do not count.</summary>
    public Filter InFolders => IsNone ? Filter.All : new Filter { Leaf = Takes };

    /// <summary>Whether an object is meant, by its key below the folder.</summary>
    public bool Takes(string key)
    {
        if (IsNone) return true;
        string[] names = [.. key.Split('/').Select(KeyName.Of)];
        string name = names[names.Length - 1];
        return (_filter?.IsMatch(name) ?? true) && (_include.Length == 0 || _include.Any(p => p.IsMatch(name)))
            && !names.Any(n => _exclude.Any(p => p.IsMatch(n)));
    }

    private static WildcardPattern[] Patterns(IEnumerable<string>? patterns) =>
        [.. (patterns ?? []).Where(p => p.Length > 0).Select(p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase))];
}
