using System;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>The pieces of an address as they stand in its text. Nothing is checked, folded or decoded.</summary>
/// <param name="Scheme">What stands before <c>://</c>; null where nothing does.</param>
/// <param name="UserInfo">The user and the password before the host; null where none are.</param>
/// <param name="Host">The host, with its port where it has one.</param>
/// <param name="Target">Path, query and fragment; empty where none are.</param>
public sealed record AddressText(string? Scheme, string? UserInfo, string Host, string Target)
{
    private const string Mark = "://";
    private static readonly char[] s_target = ['/', '?', '#'];

    public static AddressText Of(string text)
    {
        int colon = text.IndexOf(':');
        bool hasScheme = colon > 0 && string.CompareOrdinal(text, colon, Mark, 0, Mark.Length) == 0 && text.Take(colon).All(IsOfScheme);
        int start = hasScheme ? colon + Mark.Length : 0;
        int end = text.IndexOfAny(s_target, start) is var found and >= 0 ? found : text.Length;
        string authority = text.Substring(start, end - start);
        int at = authority.LastIndexOf('@');
        return new(hasScheme ? text.Substring(0, colon) : null, at < 0 ? null : authority.Substring(0, at), authority.Substring(at + 1),
            text.Substring(end));
    }

    /// <summary>The path; empty where none stands there.</summary>
    public string Path => SplitTarget(Target).Path;

    /// <summary>What stands behind <c>?</c>; empty for nothing.</summary>
    public string Query => SplitTarget(Target).Query;

    /// <summary>Path and query of what stands behind a host. A fragment is dropped, as it is never sent.</summary>
    internal static (string Path, string Query) SplitTarget(string target)
    {
        string sent = target.Split('#')[0];
        int at = sent.IndexOf('?');
        return at < 0 ? (sent, "") : (sent.Substring(0, at), sent.Substring(at + 1));
    }

    /// <summary>Scheme and host, without the user.</summary>
    public string Site => (Scheme is null ? "" : Scheme + Mark) + Host;

    private static bool IsOfScheme(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.';
}
