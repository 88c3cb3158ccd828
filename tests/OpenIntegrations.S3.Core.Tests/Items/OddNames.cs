using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OpenIntegrations.S3.Core.Tests.Items;

/// <summary>Names as nobody would choose them, the same for the same seed. TREE_NAMES says how many a run has.</summary>
internal static class OddNames
{
    private static readonly string[] s_signs =
    [
        "a", "B", " ", ".", "-", "+", "%", "%2F", "%_", "&", "=", "?", "#", "é", "e\u0301", "Ａ", "😀", "\n", "\t", "\\", "\"",
        "'", ":", "*", "<", "|", "~", "\u007f", "\u0001", "\uFFFF", "\u202E", "\u00A0",
    ];

    public static int Count { get; } = int.Parse(Environment.GetEnvironmentVariable("TREE_NAMES") ?? "600", CultureInfo.InvariantCulture);

    /// <summary>Names that files can have here, none of them below another.</summary>
    public static IReadOnlyCollection<string> OfFiles(int seed) => Make(seed, r => Element(r) + "x");

    /// <summary>Names that only a store can have: elements that lead elsewhere, that have no name, that devices have.</summary>
    public static IReadOnlyCollection<string> OfKeys(int seed) => Make(seed, random => random.Next(6) == 0
        ? new[] { "", ".", "..", "CON", "nul.txt", "end.", " ", "C:" }[random.Next(8)] : Element(random));

    private static HashSet<string> Make(int seed, Func<Random, string> element)
    {
        var random = new Random(seed);
        var (paths, folders) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (paths.Count < Count)
        {
            string path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => element(random)));
            string[] around = [.. Enumerable.Range(0, path.Length).Where(i => path[i] == '/').Select(i => path[..i])];
            if (path.Length == 0 || path.EndsWith('/') || folders.Contains(path) || around.Any(paths.Contains)) continue;
            paths.Add(path);
            folders.UnionWith(around);
        }
        return paths;
    }

    private static string Element(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_signs[random.Next(s_signs.Length)]));
}
