using System;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// Finds code and reason in a refusal whatever its form is: S3's document, that of other AWS services, JSON, a web page, plain text.
/// </summary>
internal static class RefusalText
{
    private const int LongestReason = 500;

    private static readonly string[] s_codes = ["Code", "code", "__type", "error_code", "errorCode", "error"];

    private static readonly string[] s_reasons =
        ["Message", "message", "msg", "error_description", "errorMessage", "detail", "description", "reason", "title", "error"];

    /// <summary>The part of the answer that describes the error; null when there is none.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="status">Its status. A good one that carries an error does so in one of XML's forms only.</param>
    public static TreeMap? Find(TreeMap response, int status) =>
        response.GetMap("Error") ?? response.GetMap("ErrorResponse", "Error") ?? (status < 300 ? null
            : response.GetMap("error") ?? response.GetMap("Response", "Errors", "Error") ?? response.GetMap("ErrorResponse"));

    /// <summary>The error's code as the answer names it; null when it does not.</summary>
    public static string? CodeOf(TreeMap response, int status)
    {
        if (Find(response, status) is { } error) return First(error, s_codes);
        // A word without blanks is a code, what has blanks is a reason.
        return status >= 300 && response.GetText(S3Answer.NotXml) is null ? First(response, s_codes) : null;
    }

    /// <summary>The reason in one line; null when the answer has none.</summary>
    public static string? ReasonOf(TreeMap response, int status)
    {
        if (Find(response, status) is { } error) return Line(First(error, s_reasons, anyText: true));
        if (status < 300) return null;
        if (WebPage.TitleOf(response) is { } title) return title;
        string? text = response.GetText(S3Answer.NotXml);
        if (text is null)
            return Line(First(response, s_reasons, anyText: true) ?? First(response.GetMaps("errors").FirstOrDefault(), s_reasons,
                anyText: true) ?? AllOf(response));
        return WebPage.Is(text) ? null : Line(text);
    }

    // Who knows no form that is in it shows the whole: it is all that the server said.
    private static string? AllOf(TreeMap response) =>
        response.Count == 0 || WebPage.Is(response) ? null : JsonTree.Write(response, indented: false);

    private static string? First(TreeMap? map, string[] names, bool anyText = false) => names.Select(n => map?.GetText(n))
        .FirstOrDefault(t => !string.IsNullOrWhiteSpace(t) && (anyText || t!.Trim().IndexOf(' ') < 0))?.Trim();

    private static string? Line(string? text)
    {
        if (text is null) return null;
        string line = Regex.Replace(text, @"[\s\p{Cc}]+", " ").Trim();
        if (line.Length == 0 || line.Contains('\uFFFD')) return null;
        return line.Length > LongestReason ? line.Substring(0, LongestReason) + "…" : line;
    }
}
