using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>A URL taken apart without changing its path: <see cref="Uri"/> folds dots and escapes.</summary>
internal sealed record UrlParts(Origin Origin, string Path, string Query, string? UserInfo)
{
    /// <summary>Reads an absolute URL; without a scheme it is https. A fragment is dropped, as it is never sent.</summary>
    /// <exception cref="FormatException">The text is not an http or https URL.</exception>
    public static UrlParts Parse(string url)
    {
        string text = url.Trim().Split('#')[0];
        if (!HasScheme(text)) text = "https://" + text;
        int start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = EndOf(text, start, "/?");
        string authority = text.Substring(start, end - start);
        int at = authority.LastIndexOf('@');
        string[] target = text.Substring(end).Split(['?'], 2);
        return new(
            Origin.Parse(text.Substring(0, start) + authority.Substring(at + 1)),
            target[0].Length == 0 ? "/" : target[0],
            target.Length == 2 ? target[1] : "",
            at < 0 ? null : authority.Substring(0, at));
    }

    /// <summary>Follows a reference as it stands in a Location header; null when it does not lead to http or https.</summary>
    public UrlParts? Resolve(string reference)
    {
        string text = UrlText.Encode(reference.Trim().Split('#')[0]);
        if (text.StartsWith("//", StringComparison.Ordinal)) text = Origin.Scheme + ":" + text;
        try
        {
            if (HasScheme(text)) return Parse(text) with { UserInfo = null };
        }
        catch (FormatException)
        {
            return null;
        }
        string[] target = text.Split(['?'], 2);
        string query = target.Length == 2 ? target[1] : "";
        return target[0] switch
        {
            "" => this with { Query = target.Length == 2 ? query : Query },
            var path when path.StartsWith('/') => this with { Path = path, Query = query },
            var path when EndOf(path, 0, ":") < EndOf(path, 0, "/") => null,
            var path => this with { Path = WithoutDots(Path.Substring(0, Path.LastIndexOf('/') + 1) + path), Query = query },
        };
    }

    /// <summary>The URL without the user and password that stood in it.</summary>
    public override string ToString() => Origin + Path + (Query.Length > 0 ? "?" + Query : "");

    private static bool HasScheme(string url) => url.IndexOf(':') is var colon and > 0
        && string.CompareOrdinal(url, colon, "://", 0, 3) == 0 && url.Take(colon).All(char.IsLetter);

    private static int EndOf(string text, int start, string ends) => text.IndexOfAny(ends.ToCharArray(), start) is var at and >= 0 ? at : text.Length;

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
