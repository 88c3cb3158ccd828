using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Rules;

/// <summary>A set has no rule of that name. Nothing was changed.</summary>
public sealed class RuleNotFoundException(string title, string name, IEnumerable<string> names) : Exception(Text(title, name, [.. names]))
{
    private static string Text(string title, string name, string[] names) =>
        $"The {title} has no rule '{name}'. It has "
            + (names.Length == 0 ? "none with a name." : string.Join(", ", names.Select(n => $"'{n}'")) + ".");
}
