using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Testing.EveryProject;

/// <summary>The order of a project's folders as docs/architecture.md has it. What lies in none has no name.</summary>
internal static class FolderPage
{
    private const string Projects = "| Project | its folders, each only on those before it |";

    // Core has a table of its own, and a law (FolderLaws).
    private static readonly Dictionary<string, string> s_rows = new()
    {
        ["OpenIntegrations.Http"] = "HTTP", ["OpenIntegrations.Hosting"] = "hosting", ["OpenIntegrations.S3"] = "cmdlets",
        ["oint"] = "command line",
    };

    /// <summary>From the ground up, with folders beside each other in one step; empty for a project that the page has elsewhere.</summary>
    public static List<string[]> Order(string project)
    {
        if (project == "OpenIntegrations.S3.LocalServer")
            return [.. Rows("| Folder | what it is |").Select(row => Names(row[1])), [""]];
        if (!s_rows.TryGetValue(project, out string? label)) return [];
        string[] cells = Rows(Projects).Single(row => row[1].Trim() == label);
        return [.. cells[2].Split(';').Select(Step)];
    }

    private static IEnumerable<string[]> Rows(string head)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        string table = page[page.IndexOf(head, StringComparison.Ordinal)..];
        return table.Split('\n').TakeWhile(line => line.StartsWith('|')).Skip(2).Select(row => row.Split('|'));
    }

    private static string[] Step(string text) =>
        text.Contains("none", StringComparison.Ordinal) ? [.. Names(text), ""] : Names(text);

    private static string[] Names(string cell) => [.. Regex.Matches(cell, "`([^`]+)`").Select(m => m.Groups[1].Value)];
}
