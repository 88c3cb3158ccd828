using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>What a command has written so far, so that no second thing silently takes the place of the first.</summary>
/// <param name="comparer">Which names are the same.</param>
/// <param name="advice">What to do about it, as a sentence.</param>
internal sealed class TakenNames(StringComparer comparer, string advice)
{
    private readonly Dictionary<string, string> _sources = new(comparer);

    /// <exception cref="ArgumentException">Another source has it.</exception>
    public void Take(string name, string source)
    {
        if (!_sources.TryGetValue(name, out string? first)) _sources.Add(name, source);
        else if (first != source)
            throw new ArgumentException($"'{source}' would replace what '{first}' has just become: '{name}'. {advice}");
    }
}
