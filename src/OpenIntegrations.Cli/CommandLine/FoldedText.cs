using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>
/// Folds lines at blanks to the width of a terminal, which would break words. What goes on stands below the column of the text: behind
/// the first gap of two blanks.
/// </summary>
/// <param name="output">Takes the lines.</param>
/// <param name="width">How many characters a line has; null for as many as it takes.</param>
internal sealed partial class FoldedText(TextWriter output, int? width) : TextWriter
{
    private const string Deep = "    ";

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(value);

    public override void WriteLine(string? value)
    {
        string rest = value ?? "", indent = "";
        while (width is { } most && rest.Length > most)
        {
            // Of a line that goes on, the indent is no place to break.
            int end = rest.LastIndexOf(' ', most, most - indent.Length);
            // A word that is longer than a line stays whole.
            if (rest.AsSpan(0, Math.Max(0, end)).Trim().IsEmpty) end = rest.IndexOf(' ', rest.Length - rest.TrimStart().Length);
            if (end < 0) break;
            output.WriteLine(rest[..end].TrimEnd());
            if (indent.Length == 0) indent = Indent(rest, most);
            rest = indent + rest[end..].TrimStart();
        }
        output.WriteLine(rest);
    }

    private static string Indent(string line, int width)
    {
        int column = Beginning().Match(line).Length;
        return column <= width / 2 ? new string(' ', column) : Deep;
    }

    [GeneratedRegex("^  (\\S.*?  +(- )?)?")]
    private static partial Regex Beginning();
}
