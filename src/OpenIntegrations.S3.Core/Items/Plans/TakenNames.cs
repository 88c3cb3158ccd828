using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>What a command has written so far, so that no second thing silently takes the place of the first.</summary>
/// <param name="comparer">Which names are the same.</param>
/// <param name="advice">What to do about it, as a sentence.</param>
public sealed class TakenNames(StringComparer comparer, string advice)
{
    private readonly Dictionary<string, string> _sources = new(comparer);

    /// <summary>Those of files and objects alike, as the file system of this machine tells names apart.</summary>
    /// <param name="advice">What to do about it, as a sentence.</param>
    public TakenNames(string advice)
        : this(Path.DirectorySeparatorChar == '/' ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase, advice)
    {
    }

    /// <exception cref="ArgumentException">Another source has it.</exception>
    public void Take(string name, string source)
    {
        if (!_sources.TryGetValue(name, out string? first)) _sources.Add(name, source);
        else if (first != source)
            throw new ArgumentException($"'{source}' would replace what '{first}' has just become: '{name}'. {advice}");
    }
}
