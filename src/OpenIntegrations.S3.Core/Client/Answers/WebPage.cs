using System;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Recognizes a web page where an answer of S3 is due, and says which one it is.</summary>
internal static class WebPage
{
    /// <summary>The code of the error: S3 has none for what is not S3.</summary>
    public const string Code = "NotS3";

    // A page that says nothing within so many characters is not read further.
    private const int Looked = 4096;
    private const int Shown = 120;

    // A page that is XML, too.
    private static readonly string[] s_roots = ["html", "HTML"];

    private static readonly string[][] s_titles =
        [["head", "title"], ["HEAD", "TITLE"], ["title"], ["TITLE"], ["body", "h1"], ["BODY", "H1"]];

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly Regex s_begin = new(@"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
        RegexOptions.IgnoreCase | RegexOptions.Singleline, s_patience);
    private static readonly Regex s_title = new(@"<(title|h1|h2)[^>]*>(?<text>[^<]{1,500})<", RegexOptions.IgnoreCase, s_patience);

    public static bool Is(TreeMap response, HeaderList headers) =>
        response.GetText(S3Answer.NotXml) is { } text
            ? Is(text) || (S3Signs.IsHtml(headers) && text.TrimStart().StartsWith('<'))
            : Is(response);

    public static bool Is(TreeMap response) => s_roots.Any(response.Contains);

    public static bool Is(string text) => s_begin.IsMatch(Beginning(text));

    /// <summary>What the page calls itself; null when it does not.</summary>
    public static string? TitleOf(TreeMap response) =>
        s_roots.SelectMany(root => s_titles.Select(path => response.GetText([root, .. path]))).FirstOrDefault(t => t is not null)
            is { } title ? Short(title)
        : response.GetText(S3Answer.NotXml) is { } text ? TitleOf(text) : null;

    public static string? TitleOf(string text) =>
        s_title.Match(Beginning(text)) is { Success: true } match ? Short(match.Groups["text"].Value) : null;

    private static string? Short(string title)
    {
        title = Regex.Replace(title, @"[\s\p{Cc}]+", " ").Trim();
        return title.Length == 0 ? null : title.Length > Shown ? title.Substring(0, Shown) + "…" : title;
    }

    /// <summary>The error to show for a page.</summary>
    public static S3Error Error(string? title, string? requestId) => new(Code,
        $"A web page answered{(title is null ? "" : $" ('{title}')")}, and no S3 store. The Url may be that of the store's console, or a "
            + $"proxy "
            + "or a sign-in page may stand before the store.", requestId, null);

    private static string Beginning(string text) => text.Length > Looked ? text.Substring(0, Looked) : text;
}
