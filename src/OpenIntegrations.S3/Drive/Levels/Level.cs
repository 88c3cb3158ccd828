using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>All that lies in one folder, in the order of the store.</summary>
internal sealed class Level(IReadOnlyList<Node> nodes)
{
    private readonly Dictionary<string, AtPath> _names = Index(nodes);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>Whether nothing in it was changed since.</summary>
    public bool IsWhole => _changed.Count == 0;

    /// <summary>Says that something of this name was changed.</summary>
    public void Touch(string name) => _changed.Add(name);

    /// <summary>What has the name; null where that is not known any more.</summary>
    public AtPath? Find(string name) =>
        _changed.Contains(name) ? null : _names.TryGetValue(name, out AtPath? found) ? found : AtPath.Nothing;

    /// <summary>Folders first, as PowerShell shows them.</summary>
    public static IEnumerable<Node> Ordered(IEnumerable<Node> nodes) => nodes.OrderBy(n => n.IsContainer ? 0 : 1);

    private static Dictionary<string, AtPath> Index(IReadOnlyList<Node> nodes)
    {
        var names = new Dictionary<string, AtPath>(StringComparer.Ordinal);
        foreach (Node node in nodes)
        {
            string name = node.PathIn("").Name;
            AtPath before = names.TryGetValue(name, out AtPath? found) ? found : AtPath.Nothing;
            names[name] = node.IsContainer ? before with { Folder = node } : before with { Object = node };
        }
        return names;
    }
}
