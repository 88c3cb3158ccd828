using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Help;

/// <summary>The syntax of a cmdlet, a line for each parameter set.</summary>
internal static class Syntax
{
    public static IEnumerable<string> Lines(CmdletHelp cmdlet) => cmdlet.ParameterSets.Select(set =>
        string.Join(" ",
            new[] { cmdlet.Name }.Concat(Ordered(cmdlet, set).Select(p => Write(p, p.In(set)!))).Append("[<CommonParameters>]")));

    /// <summary>The parameters of a set: positional ones first, then what is mandatory, then the rest.</summary>
    public static IEnumerable<ParameterHelp> Ordered(CmdletHelp cmdlet, string set) => cmdlet.Parameters
        .Where(p => p.In(set) is not null)
        .OrderBy(p => p.In(set)!.Position ?? int.MaxValue).ThenBy(p => !p.In(set)!.Mandatory);

    private static string Write(ParameterHelp parameter, ParameterUse use)
    {
        if (parameter.IsSwitch) return use.Mandatory ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string name = use.Position is null ? "-" + parameter.Name : $"[-{parameter.Name}]";
        string whole = $"{name} <{parameter.Type}>";
        return use.Mandatory ? whole : $"[{whole}]";
    }
}
