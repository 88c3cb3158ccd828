using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Help;

/// <summary>The list of cmdlets in the module's manifest.</summary>
internal static partial class Manifest
{
    /// <summary>The manifest with the list of these cmdlets.</summary>
    public static string With(string manifest, IEnumerable<CmdletHelp> cmdlets) =>
        List().Replace(manifest, "${start}\n" + string.Concat(cmdlets.Select(c => $"        '{c.Name}'\n")) + "    )");

    [GeneratedRegex(@"(?<start>CmdletsToExport\s*=\s*@\()[^)]*\)")]
    private static partial Regex List();
}
