using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace OpenIntegrations.S3.Items.Measuring;

/// <summary>
/// A page on which each folder has an area for its bytes, with the folders in it inside. It needs nothing but itself: no script, no
/// other file.
/// </summary>
/// <param name="title">What was measured.</param>
/// <param name="format">Bytes as people read them.</param>
public sealed class Treemap(string title, Func<long, string> format)
{
    private const int Levels = 4;

    // What is smaller is a line on any screen.
    private const double Smallest = 0.002;

    private static readonly string[] s_colours = ["#dbe7f3", "#dcefdc", "#f6ead2", "#efdde9", "#e3e0f2", "#d8eeee"];

    private readonly Node _root = new("");

    /// <summary>Counts an item for the folders that it is in.</summary>
    public void Add(Entry entry)
    {
        Node node = _root;
        node.Share.Add(entry);
        int start = 0;
        for (int i = 0; i < Levels && entry.Path.IndexOf('/', start) is >= 0 and int slash; i++, start = slash + 1)
        {
            node = node.Folder(entry.Path.Substring(start, slash - start));
            node.Share.Add(entry);
        }
        node.Own.Add(entry);
    }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Text(title))
            .Append("</title><style>body{margin:0;font:12px system-ui,sans-serif}h1{font-size:16px;margin:8px}"
                + "#map{position:relative;height:calc(100vh - 48px);margin:0 8px}"
                + ".n{position:absolute;overflow:hidden;box-sizing:border-box;border:1px solid #fff}"
                + ".l{padding:1px 4px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}"
                + ".i{position:absolute;inset:17px 1px 1px}</style></head><body><h1>")
            .Append(Text(Label(title, _root))).Append("</h1><div id=\"map\">");
        Write(page, _root, "", 0);
        return page.Append("</div></body></html>\n").ToString();
    }

    private void Write(StringBuilder page, Node node, string path, int level)
    {
        List<Node> parts = node.Parts.Where(p => p.Share.Bytes > node.Share.Bytes * Smallest)
            .OrderByDescending(p => p.Share.Bytes).ToList();
        foreach (var (part, area) in Areas.Of(parts, p => p.Share.Bytes))
        {
            string full = path + part.Share.Name;
            page.Append(string.Format(CultureInfo.InvariantCulture,
                "<div class=\"n\" style=\"left:{0:0.###}%;top:{1:0.###}%;width:{2:0.###}%;height:{3:0.###}%;background:{4}\" "
                    + "title=\"{5}\">",
                area.X * 100, area.Y * 100, area.Width * 100, area.Height * 100,
                s_colours[level % s_colours.Length], Text(Label(full, part))))
                .Append("<div class=\"l\">").Append(Text(Label(part.Share.Name, part))).Append("</div>");
            if (part.HasFolders)
            {
                page.Append("<div class=\"i\">");
                Write(page, part, full + "/", level + 1);
                page.Append("</div>");
            }
            page.Append("</div>");
        }
    }

    private string Label(string name, Node node) =>
        FormattableString.Invariant($"{(name.Length == 0 ? "(files)" : name)}: {format(node.Share.Bytes)}, {node.Share.Count:N0} ")
            + (node.Share.Count == 1 ? "item" : "items");

    // What a stranger named may drive neither the page nor the terminal that shows its source.
    private static string Text(string text) => WebUtility.HtmlEncode(Http.TerminalText.Of(text));

    private sealed class Node(string name)
    {
        private readonly Dictionary<string, Node> _folders = new(StringComparer.Ordinal);

        public Share Share { get; init; } = new(name);

        /// <summary>What lies in it and in none of its folders.</summary>
        public Share Own { get; } = new("");

        public bool HasFolders => _folders.Count > 0;

        public IEnumerable<Node> Parts => _folders.Values.Concat(Own.Count > 0 ? [new Node("") { Share = Own }] : []);

        public Node Folder(string child) =>
            _folders.TryGetValue(child, out Node? node) ? node : _folders[child] = new Node(child);
    }
}
