using System;
using System.Linq;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>Tells a failure from a success, in every shape in which the provider says either.</summary>
internal static class AnswerJudge
{
    private const int LongestExcerpt = 300;
    private const int ShortestKey = 16;

    private static readonly string[] s_unauthorized =
        ["unauthorized", "invalid token", "token expired", "token is invalid", "token is expired", "not authorized",
            "authentication failed", "invalid api key"];

    private static readonly string[] s_limited = ["rate limit", "too many requests"];

    /// <summary>What is wrong with an answer; null for a good one.</summary>
    public static (HostingFaultKind Kind, string Message)? FaultOf(HostingAnswer answer)
    {
        if (answer.Status >= 300) return (KindOf(answer), Sentence($"HTTP {answer.Status}. {Describe(answer)}"));
        if (!answer.IsJson)
            return (HostingFaultKind.Unreadable, $"HTTP {answer.Status}, and the answer is no JSON: {Sentence(Excerpt(answer.Text))}");
        if (!IsFailure(answer, answer.Body) && !IsFailure(answer, answer.Data)) return null;
        string message = Said(answer.Body) ?? Said(answer.Data) ?? "The provider gave no reason.";
        return (KindOf(message), Sentence(message));
    }

    /// <summary>Whether a task is still at work.</summary>
    public static bool IsUnderWay(HostingAnswer answer) =>
        Loose.Text(answer.Body, "result")?.Replace(" ", "").Equals("notready", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsFailure(HostingAnswer answer, TreeMap body) =>
        Loose.IsSomething(Loose.Get(body, "error")) || Loose.IsSomething(Loose.Get(body, "code"))
            || !IsGood(answer, Loose.Get(body, "result"));

    // A message that is a list or a map is data: get_buckets_rmq has its buckets there.
    private static bool IsGood(HostingAnswer answer, object? result) => result switch
    {
        null or true => true,
        false => false,
        string text when Loose.Number(text) is null =>
            text.Equals("OK", StringComparison.OrdinalIgnoreCase) || text.Length == 0 || IsKey(answer, text),
        _ => Loose.Number(result) is null or 0 or 1,
    };

    // The answer to show_key may be the key itself.
    private static bool IsKey(HostingAnswer answer, string text) => answer.Request.Action == HostingActions.ShowKey
        && text.Length >= ShortestKey && !text.Any(char.IsWhiteSpace) && Loose.Get(answer.Body, "message") is null;

    private static HostingFaultKind KindOf(HostingAnswer answer) => answer.Status switch
    {
        401 => HostingFaultKind.Unauthorized,
        429 => HostingFaultKind.RateLimited,
        < 400 => HostingFaultKind.Redirected,
        >= 500 => HostingFaultKind.Unavailable,
        _ => KindOf(Said(answer.Body) ?? ""),
    };

    private static HostingFaultKind KindOf(string message) =>
        s_unauthorized.Any(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase)) ? HostingFaultKind.Unauthorized
        : s_limited.Any(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase)) ? HostingFaultKind.RateLimited
        : HostingFaultKind.Refused;

    private static string Describe(HostingAnswer answer) => answer switch
    {
        { Location: { } place } => $"The provider names another address, {place.Split('?')[0]}, which was not followed.",
        { RetryAfter: { } time } => $"{Said(answer.Body) ?? Excerpt(answer.Text)} Retry-After: {time}.".TrimStart(),
        _ => Said(answer.Body) ?? Excerpt(answer.Text),
    };

    /// <summary>The provider's own words. The text of <c>result</c> is not among them where it may be a key.</summary>
    private static string? Said(TreeMap body)
    {
        string? words = Words(Loose.Get(body, "error")) ?? Words(Loose.Get(body, "message"));
        string? code = Loose.Text(body, "code") is { } number and not "0" ? $"code {number}" : null;
        if (words is not null) return code is null ? words : $"{words} ({code})";
        string? result = Loose.Text(body, "result");
        return code ?? (result is { Length: < ShortestKey } ? $"The result is '{result}'." : null);
    }

    private static string? Words(object? value) => value switch
    {
        TreeMap map => Loose.Text(map, "message", "error", "text", "code") ?? JsonTree.Write(HostingSecrets.Masked(map), indented: false),
        System.Collections.Generic.List<object?> { Count: > 0 } list => string.Join("; ", list.Select(Words).Where(w => w is not null)),
        string { Length: > 0 } text => text,
        _ => null,
    };

    private static string Sentence(string text) =>
        text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' or '…' ? text : text + ".";

    /// <summary>The beginning of a page, without its tags.</summary>
    private static string Excerpt(string page)
    {
        string[] pieces = page.Split('<').Select((piece, i) => i == 0 ? piece : piece.Substring(piece.IndexOf('>') + 1)).ToArray();
        string text = string.Join(" ", string.Join(" ", pieces).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "The answer is empty." : text.Length <= LongestExcerpt ? text : text.Substring(0, LongestExcerpt) + "…";
    }
}
