using System;
using System.Collections.Generic;

namespace OpenIntegrations.Http;

/// <summary>An http or https URL taken apart without changing its path: <see cref="Uri"/> folds dots and escapes.</summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="Path">The path as it stands there, beginning with <c>/</c>.</param>
/// <param name="Query">What stands behind <c>?</c>; empty for nothing.</param>
/// <param name="UserInfo">The user and the password before the host; null where none are.</param>
public sealed record UrlParts(Origin Origin, string Path, string Query, string? UserInfo)
{
    /// <summary>Reads an absolute URL; without a scheme it is https. A fragment is dropped, as it is never sent.</summary>
    /// <exception cref="FormatException">The text is not an http or https URL.</exception>
    public static UrlParts Parse(string url)
    {
        AddressText text = AddressText.Of(url.Trim());
        return new(Origin.Of(text), text.Path.Length == 0 ? "/" : text.Path, text.Query, text.UserInfo);
    }

    /// <summary>The same for a text that may be none; null then.</summary>
    public static UrlParts? TryParse(string url)
    {
        try
        {
            return Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Follows a reference as it stands in a Location header; null when it does not lead to http or https.</summary>
    public UrlParts? Resolve(string reference)
    {
        string text = UrlText.Encode(reference.Trim().Split('#')[0]);
        if (text.StartsWith("//", StringComparison.Ordinal)) text = Origin.Scheme + ":" + text;
        if (AddressText.Of(text).Scheme is not null) return TryParse(text) is { } other ? other with { UserInfo = null } : null;
        (string path, string query) = AddressText.SplitTarget(text);
        bool isOfOtherScheme = path.IndexOf(':') is var colon and >= 0 && path.IndexOf('/', 0, colon) < 0;
        if (path.Length == 0) return this with { Query = text.Length > 0 ? query : Query };
        if (path[0] == '/') return this with { Path = path, Query = query };
        return isOfOtherScheme ? null
            : this with { Path = WithoutDots(Path.Substring(0, Path.LastIndexOf('/') + 1) + path), Query = query };
    }

    /// <summary>The URL without the user and password that stood in it.</summary>
    public override string ToString() => Origin + Path + (Query.Length > 0 ? "?" + Query : "");

    private static string WithoutDots(string path)
    {
        var kept = new List<string>();
        string[] segments = path.Split('/');
        for (int i = 1; i < segments.Length; i++)
        {
            bool isLast = i == segments.Length - 1;
            if (segments[i] is not ("." or "..")) kept.Add(segments[i]);
            else
            {
                if (segments[i] == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                if (isLast) kept.Add("");
            }
        }
        return "/" + string.Join("/", kept);
    }
}
