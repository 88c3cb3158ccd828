using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace OpenIntegrations.Testing.EveryProject;

/// <summary>
/// The folders of the project under test stand one above the other, so that each can be read with those below it alone. A folder within a
/// folder is a part of it; what lies in none is a folder, too.
/// </summary>
public sealed class CircleLaws
{
    private static readonly Assembly s_project = Project();

    [Fact]
    public void Folders_form_no_circles()
    {
        Dictionary<string, SortedSet<string>> knows = Knows();
        // Whoever knows nobody that is left stands below them, and whom nobody knows above.
        while (knows.Keys.FirstOrDefault(f => !Known(f, knows).Any() || !knows.Values.Any(k => k.Contains(f))) is { } free)
            knows.Remove(free);
        var circle = knows.Keys.Select(f => $"{Named(f)} -> {string.Join(", ", Known(f, knows).Select(Named))}");
        Assert.True(knows.Count == 0, string.Join("; ", circle));
    }

    [Fact]
    public void The_page_has_them_from_the_ground_up()
    {
        List<string[]> order = FolderPage.Order(s_project.GetName().Name!);
        if (order.Count == 0) return;
        int At(string folder) => order.FindIndex(step => step.Contains(folder));
        var wrong = Knows().SelectMany(f => f.Value.Where(known => At(known) < 0 || At(known) >= At(f.Key))
            .Select(known => $"{Named(f.Key)} -> {Named(known)}")).ToArray();
        Assert.True(wrong.Length == 0, "Not as docs/architecture.md has it: " + string.Join("; ", wrong));
        var gone = order.SelectMany(step => step).Where(folder => !Knows().ContainsKey(folder));
        Assert.Empty(gone);
    }

    private static Dictionary<string, SortedSet<string>> Knows() => TypeReferences.BetweenFolders(s_project, Root(s_project), Outermost);

    private static IEnumerable<string> Known(string folder, Dictionary<string, SortedSet<string>> all) =>
        all[folder].Where(all.ContainsKey);

    private static Assembly Project()
    {
        string name = typeof(CircleLaws).Assembly.GetName().Name!;
        name = name[..name.LastIndexOf('.')];
        return Assembly.Load(name == "OpenIntegrations.Cli" ? "oint" : name);
    }

    // What all its namespaces begin with.
    private static string Root(Assembly project) => project.GetTypes().Select(t => t.Namespace).OfType<string>()
        .Where(n => n.StartsWith("OpenIntegrations.", StringComparison.Ordinal)).Distinct().Select(n => n.Split('.'))
        .Aggregate((one, other) => [.. one.Zip(other).TakeWhile(p => p.First == p.Second).Select(p => p.First)])
        .Aggregate((whole, part) => whole + "." + part);

    private static string Outermost(string folder) => folder.Split('.')[0];

    private static string Named(string folder) => folder.Length == 0 ? "(none)" : folder;
}
