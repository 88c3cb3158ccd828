using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Help;

/// <summary>Writes the command reference, a page for each cmdlet.</summary>
internal static class MarkdownWriter
{
    private const string Origin = "<!-- Made of the cmdlet's doc comments by the build. -->\n";

    public static string Index(IEnumerable<CmdletHelp> cmdlets)
    {
        var page = new StringBuilder(Origin + "# Commands\n\n| cmdlet | what it does |\n|---|---|\n");
        foreach (CmdletHelp cmdlet in cmdlets) page.Append($"| [{cmdlet.Name}]({cmdlet.Name}.md) | {Cell(cmdlet.Synopsis)} |\n");
        return page.ToString();
    }

    public static string Write(CmdletHelp cmdlet)
    {
        var page = new StringBuilder(Origin + $"# {cmdlet.Name}\n\n{cmdlet.Synopsis}\n");
        page.Append("\n```powershell\n").Append(string.Join("\n", Syntax.Lines(cmdlet))).Append("\n```\n");
        if (cmdlet.Description != cmdlet.Synopsis) page.Append($"\n{cmdlet.Description}\n");
        page.Append("\n## Examples\n");
        foreach (Example example in cmdlet.Examples) page.Append($"\n{example.Remark}\n\n```powershell\n{example.Code}\n```\n");
        page.Append("\n## Parameters\n\n| parameter | type | |\n|---|---|---|\n");
        foreach (ParameterHelp parameter in cmdlet.Parameters)
            page.Append($"| {Name(parameter)} | {parameter.Type} | {Cell(Describe(parameter))} |\n");
        if (cmdlet.Links.Count > 0) page.Append("\n## See also\n\n").Append(string.Concat(cmdlet.Links.Select(l => $"- <{l}>\n")));
        return page.ToString();
    }

    private static string Name(ParameterHelp parameter) =>
        $"`-{parameter.Name}`" + string.Concat(parameter.Aliases.Select(a => $", `-{a}`"));

    private static string Describe(ParameterHelp parameter) =>
        parameter.Description + (parameter.Choices.Count > 0 ? $" One of {string.Join(", ", parameter.Choices)}." : "")
            + (parameter.Main.Mandatory ? " Mandatory." : "");

    private static string Cell(string text) => text.Replace("|", "\\|", System.StringComparison.Ordinal);
}
