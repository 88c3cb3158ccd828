using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The page of a command on trees.</summary>
internal static class TreeHelp
{
    // As wide as names are; longer ones have a line of their own.
    private const int Column = 30;

    public static void Write(TextWriter output, TreeCommand command)
    {
        output.WriteLine($"oint {command.Name} {command.Usage}");
        output.WriteLine(command.Description);
        foreach (string remark in command.Remarks) output.WriteLine(remark);
        if (command.Examples.Count > 0) output.WriteLine();
        foreach (string example in command.Examples) output.WriteLine("  " + example);
        foreach (IGrouping<OptionGroup, TreeOption> group in command.Options.Where(o => !o.IsHidden).GroupBy(SectionOf))
        {
            output.WriteLine();
            if (group.Key != OptionGroup.None) output.WriteLine(TitleOf(group.Key));
            foreach (TreeOption option in group) Write(output, command, option);
        }
    }

    private static void Write(TextWriter output, TreeCommand command, TreeOption option)
    {
        // A letter means the first of several that have it.
        var letters = option.Letters.Where(l => command.Options.First(o => o.Letters.Contains(l, StringComparison.Ordinal)) == option);
        string name = string.Concat(letters.Select(l => $"-{l}, ")) + "--" + option.Name + (option.Value is null ? "" : " " + option.Value);
        string others = option.Aliases.Count == 0 ? "" : $" (also {string.Join(", ", option.Aliases.Select(a => "--" + a))})";
        string end = name.Length < Column ? "" : Environment.NewLine + new string(' ', Column + 2);
        output.WriteLine($"  {name.PadRight(Column - (end.Length > 0 ? 1 : 0))}{end}{option.Description}{others}");
    }

    private static OptionGroup SectionOf(TreeOption option) => option.Group switch
    {
        OptionGroup.Filter or OptionGroup.Settings or OptionGroup.Transfer or OptionGroup.Connection or OptionGroup.Output => option.Group,
        OptionGroup.Stream => OptionGroup.Transfer,
        OptionGroup.Payer => OptionGroup.Connection,
        OptionGroup.Progress => OptionGroup.Output,
        _ => OptionGroup.None,
    };

    private static string TitleOf(OptionGroup group) => group switch
    {
        OptionGroup.Filter => "What is meant:",
        OptionGroup.Settings => "What is stored with objects:",
        OptionGroup.Transfer => "How it goes:",
        OptionGroup.Connection => "The store:",
        _ => "What is written:",
    };
}
