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
    [Fact]
    public void Folders_form_no_circles()
    {
        Assembly project = Project();
        Dictionary<string, SortedSet<string>> knows = TypeReferences.BetweenFolders(project, Root(project), Outermost);
        // Whoever knows nobody that is left stands below them, and whom nobody knows above.
        while (knows.Keys.FirstOrDefault(f => !Known(f, knows).Any() || !knows.Values.Any(k => k.Contains(f))) is { } free)
            knows.Remove(free);
        var circle = knows.Keys.Select(f => $"{Named(f)} -> {string.Join(", ", Known(f, knows).Select(Named))}");
        Assert.True(knows.Count == 0, string.Join("; ", circle));
    }

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
