using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Reads the table of documents, <c>Shapes.txt</c>: a root per block, members indented by two blanks, <c>*</c> behind what can repeat.
/// Only the blocks that are asked for are parsed.
/// </summary>
public static class Shapes
{
    private const string Enumeration = "enum(";
    private static readonly ConcurrentDictionary<string, Shape?> s_parsed = new();
    private static readonly Lazy<string[]> s_lines = new(Load);

    /// <summary>The shape of a document by its root element, or null when the table does not know it.</summary>
    public static Shape? Find(string root) => s_parsed.GetOrAdd(root, static name => Parse(name));

    /// <summary>Every root of the table.</summary>
    public static IEnumerable<string> Roots
    {
        get
        {
            foreach (string line in s_lines.Value)
            {
                if (line.Length > 0 && line[0] != ' ') yield return line;
            }
        }
    }

    private static Shape? Parse(string root)
    {
        string[] lines = s_lines.Value;
        int at = Array.IndexOf(lines, root);
        if (at < 0) return null;
        var open = new List<Shape> { new(root, ShapeKind.Map, false, false) };
        for (at++; at < lines.Length && lines[at].StartsWith(' '); at++)
        {
            string text = lines[at].TrimStart();
            int depth = (lines[at].Length - text.Length) / 2;
            open.RemoveRange(depth, open.Count - depth);
            open.Add(ParseLine(text));
            open[depth - 1].Add(open[depth]);
        }
        return open[0];
    }

    private static Shape ParseLine(string line)
    {
        string[] words = line.Split(' ');
        ShapeKind kind = words.Length == 1 ? ShapeKind.Map : words[1] switch
        {
            "integer" => ShapeKind.Integer,
            "long" => ShapeKind.Long,
            "boolean" => ShapeKind.Boolean,
            "timestamp" => ShapeKind.Timestamp,
            _ => ShapeKind.Text,
        };
        return new(words[0].TrimEnd('*'), kind, words[0].EndsWith('*'), Array.IndexOf(words, "@attribute") > 0)
        {
            Words = words.Length > 1 && words[1].StartsWith(Enumeration, StringComparison.Ordinal)
                ? words[1].Substring(Enumeration.Length).TrimEnd(')').Split('|')
                : [],
        };
    }

    private static string[] Load()
    {
        using Stream stream = typeof(Shapes).Assembly.GetManifestResourceStream("Shapes.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r", "").Split('\n');
    }
}
