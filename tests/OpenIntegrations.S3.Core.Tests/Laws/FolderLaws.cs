using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.EveryProject;

namespace OpenIntegrations.S3.Core.Tests.Laws;

/// <summary>Which folder of Core knows which: the table in docs/architecture.md against what the compiled types refer to.</summary>
public sealed class FolderLaws
{
    private static readonly Dictionary<string, string[]> s_allowed = Table();
    private static readonly Dictionary<string, SortedSet<string>> s_actual =
        TypeReferences.BetweenFolders(typeof(S3Connection).Assembly, "OpenIntegrations.S3", Whole);

    [Fact]
    public void No_folder_knows_one_that_the_table_does_not_allow()
    {
        string[] unknown = s_actual.Keys.Where(folder => !s_allowed.ContainsKey(folder)).ToArray();
        Assert.True(unknown.Length == 0, $"docs/architecture.md has no row for {string.Join(", ", unknown)}.");
        string[] wrong = s_actual.SelectMany(f => f.Value.Except(s_allowed[f.Key]).Select(known => $"{f.Key} -> {known}")).ToArray();
        Assert.True(wrong.Length == 0, "Not in the table of docs/architecture.md: " + string.Join(", ", wrong));
    }

    [Fact]
    public void The_table_names_nothing_that_is_not_so()
    {
        string[] stale = s_allowed.SelectMany(f => f.Value.Where(known => !s_actual.TryGetValue(f.Key, out var set) || !set.Contains(known))
            .Select(known => $"{f.Key} -> {known}")).ToArray();
        Assert.True(stale.Length == 0, "No longer so: " + string.Join(", ", stale));
    }

    [Fact]
    public void Folders_do_not_form_circles()
    {
        // A folder stands below all that know it: rows of the table know only rows above them.
        string[] order = [.. s_allowed.Keys];
        string[] upward = s_allowed.SelectMany(f => f.Value
            .Where(known => Array.IndexOf(order, known) is var at && (at < 0 || at >= Array.IndexOf(order, f.Key)))
            .Select(known => $"{f.Key} -> {known}")).ToArray();
        Assert.True(upward.Length == 0, "Known from above: " + string.Join(", ", upward));
    }

    // A folder within a folder is a part of it, unless it has a row of its own.
    private static string Whole(string folder) =>
        !s_allowed.ContainsKey(folder) && folder.LastIndexOf('.') is > 0 and var at ? Whole(folder[..at]) : folder;

    private static Dictionary<string, string[]> Table()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        int start = page.IndexOf("| Folder of Core | knows |", StringComparison.Ordinal);
        string table = page.Substring(start, page.IndexOf("\n\n", start, StringComparison.Ordinal) - start);
        return table.Split('\n').Skip(2).Select(row => row.Split('|'))
            .ToDictionary(row => Names(row[1]).Single(), row => Names(row[2]));
    }

    private static string[] Names(string cell) =>
        Regex.Matches(cell, "`([^`]+)`").Select(m => m.Groups[1].Value.Replace('/', '.')).ToArray();
}
