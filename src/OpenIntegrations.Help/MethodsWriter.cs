using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Help;

/// <summary>Writes the reference of the fluent HTTP client: a page, and an about topic for Get-Help.</summary>
internal static class MethodsWriter
{
    private const int Width = 80;
    private const string Summary = "The methods of the fluent HTTP client that New-HttpRequest makes.";

    private const string Introduction =
        "Calls are chained: describe the request, process it, take the answer. Every method that returns nothing else returns the client."
        + " After an error the property Error is true, the calls that follow do nothing, and GetLog says why; an answer of 400 and up is "
            + "no error: look at Response.Status."
        + " Where a map is asked for, a hashtable, an ordered dictionary, an object and JSON text all do. Parameters with a default can "
            + "be left out from the right.";

    public static string Markdown(IReadOnlyList<(string Title, IReadOnlyList<MethodHelp> Methods)> sections)
    {
        var page =
            new StringBuilder(
                $"<!-- Made of the doc comments by the build. -->\n# Methods of the HTTP client\n\n{Summary} Recipes are in "
                    + $"[http-client.md](http-client.md).\n\n{Introduction}\n");
        foreach (var (title, methods) in sections)
        {
            page.Append($"\n## {title}\n");
            foreach (MethodHelp method in methods) page.Append(Section(method));
        }
        return page.ToString();
    }

    public static string About(IReadOnlyList<(string Title, IReadOnlyList<MethodHelp> Methods)> sections)
    {
        var topic = new StringBuilder("TOPIC\n    about_HttpRequest\n\nSHORT DESCRIPTION\n");
        topic.Append(Wrap(Summary, 4)).Append("\nLONG DESCRIPTION\n").Append(Wrap(Introduction, 4));
        foreach (var (title, methods) in sections)
        {
            topic.Append($"\n{title.ToUpperInvariant()}\n");
            foreach (MethodHelp method in methods) topic.Append(Entry(method));
        }
        return topic.Append("\nSEE ALSO\n    New-HttpRequest\n").ToString();
    }

    private static string Section(MethodHelp method)
    {
        var section = new StringBuilder($"\n### {method.Name}\n\n```powershell\n{method.Signature}\n```\n\n{Text(method)}\n");
        if (method.Parameters.Count > 0) section.Append('\n');
        foreach (var (name, text) in method.Parameters) section.Append($"- `{name}`: {text}\n");
        return section.ToString();
    }

    private static string Entry(MethodHelp method) =>
        "\n" + Wrap(method.Signature, 4, 8) + Wrap(Text(method), 8)
            + string.Concat(method.Parameters.Select(p => Wrap($"{p.Name}: {p.Text}", 8, 12)));

    private static string Text(MethodHelp method) =>
        string.Join(" ",
            new[] { method.Summary, method.Remarks,
                method.Returns.Length > 0 ? "Returns: " + method.Returns : "" }.Where(t => t.Length > 0));

    private static string Wrap(string text, int indent, int? hanging = null)
    {
        var lines = new StringBuilder();
        string line = new(' ', indent);
        foreach (string word in text.Split(' '))
        {
            if (line.Trim().Length > 0 && line.Length + 1 + word.Length > Width)
            {
                lines.Append(line).Append('\n');
                line = new(' ', hanging ?? indent);
            }
            line += (line.Trim().Length > 0 ? " " : "") + word;
        }
        return lines.Append(line).Append('\n').ToString();
    }
}
