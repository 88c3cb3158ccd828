using System;

namespace OpenIntegrations.Http;

/// <summary>
/// An ETag as servers say it. Some say an empty one, in quotes or without, for example in a list, of an object whose tags were taken away:
/// that says nothing of a thing, and two of them are not the same.
/// </summary>
public static class ETag
{
    private const string Weak = "W/";

    /// <summary>As it came; null where it says nothing.</summary>
    public static string? Of(string? said) => said is not null && Bare(said).Length > 0 ? said : null;

    /// <summary>That of an answer, as it came; null where there is none that says anything.</summary>
    public static string? In(HeaderList headers) => Of(headers["ETag"]);

    private static string Bare(string said)
    {
        string text = said.Trim();
        return (text.StartsWith(Weak, StringComparison.Ordinal) ? text.Substring(Weak.Length) : text).Trim('"');
    }
}
