using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Rules;

/// <summary>A set has no such rule. Nothing was changed.</summary>
public sealed class RuleNotFoundException : Exception
{
    public RuleNotFoundException(string title, string name, IEnumerable<string> names)
        : base(Text(title, $"no rule '{name}'", [.. names]))
    {
    }

    /// <summary>The same for a rule that has no name.</summary>
    public RuleNotFoundException(string title, IEnumerable<string> names)
        : base(Text(title, "no rule without a name that says what the given one says", [.. names]))
    {
    }

    private static string Text(string title, string what, string[] names) =>
        $"The {title} has {what}. It has "
            + (names.Length == 0 ? "none with a name." : string.Join(", ", names.Select(n => $"'{n}'")) + ".");
}
