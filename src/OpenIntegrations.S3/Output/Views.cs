using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Diagnostics;

namespace OpenIntegrations.S3.Output;

/// <summary>What the views of the module show. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Views
{
    private const int Longest = 400;

    /// <summary>The response of an envelope in a line: its root, its values, and how many each list has.</summary>
    public static string Response(PSObject response) => Members(response) is { Length: > 0 } text ? Shorten(text) : "(empty)";

    /// <summary>The headers of an envelope in a line each.</summary>
    public static string Headers(PSObject headers) => string.Join("\n",
        headers.Properties.Select(p => TerminalText.Of($"{p.Name}: {p.Value}")));

    /// <summary>A text of a stranger, so that nothing in it drives the terminal.</summary>
    public static string Plain(object? text) => TerminalText.Of(Convert.ToString(text, CultureInfo.InvariantCulture) ?? "");

    /// <summary>All that is known of an item, a line each.</summary>
    public static string Facts(PSObject item)
    {
        var facts = item.Properties.Where(p => p.MemberType == PSMemberTypes.NoteProperty).ToList();
        int width = facts.Select(p => p.Name.Length).DefaultIfEmpty().Max();
        return "\n" + string.Join("\n", facts.Select(p => $"{Plain(p.Name).PadRight(width)} : {Value(p.Value)}"));
    }

    /// <summary>The size of an object for people, and what stands in its place where there is none.</summary>
    public static string Size(PSObject item) => item.Properties["Size"]?.Value switch
    {
        IConvertible bytes => Output.Size.Format(bytes.ToInt64(CultureInfo.InvariantCulture)),
        _ when item.TypeNames.Contains(TypeNames.Prefix) => "PREFIX",
        _ when item.TypeNames.Contains(TypeNames.DeleteMarker) => "DELETED",
        _ => "",
    };

    /// <summary>A time in the user's own zone.</summary>
    public static string Date(object? time) =>
        time is DateTime utc ? utc.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    /// <summary>A member with members of its own, or several, in a line.</summary>
    public static string Member(object? member) => Shorten(Value(member));

    /// <summary>A member of a thing in a list of all that it has: a text whole, and what has members of its own in a line.</summary>
    public static string Listed(object? member) => member is string text ? Plain(text) : Member(member);

    /// <summary>A secret as a view shows it.</summary>
    public static string Hidden(object? secret) => secret is null ? "" : "********";

    /// <summary>An access key, or the beginning of a token that stands in its place.</summary>
    public static string Key(object? accessKey) => Shown.Key(accessKey as string) ?? "";

    /// <summary>The checks of a connection, a line each, and one for all that were skipped.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="width">Characters in a line of the screen.</param>
    public static string Checks(object[] checks, int width)
    {
        const int label = 11; // "Provider : "
        List<Check> all = checks.Select(c => (c as PSObject)?.BaseObject ?? c).OfType<Check>().ToList();
        IEnumerable<string> lines = all.Where(c => c.Result != CheckResult.Skipped)
            .Select(c => $"{c.Result,-8} {c.Name,-12} " + Wrapped.Text(c.Explanation, width - label - 22 - 1, 22));
        string skipped = string.Join(", ", all.Where(c => c.Result == CheckResult.Skipped).Select(c => c.Name));
        return string.Join("\n",
            skipped.Length == 0 ? lines : lines.Append($"{CheckResult.Skipped,-8} " + Wrapped.Text(skipped, width - label - 9 - 1, 9)));
    }

    private static string Members(PSObject container) =>
        string.Join(", ", container.Properties.Select(p => $"{Plain(p.Name)}: {Value(p.Value)}"));

    private static string Value(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } map => "{" + Members(map) + "}",
        object[] list when list.Length > 0 && Array.TrueForAll(list, i => i is string) => Plain(string.Join(", ", list)),
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(k => $"{Plain(k)}: {Value(map[k])}")) + "}",
        object[] list => list.Length == 1 && list[0] is PSObject only ? "[" + Value(only) + "]" : $"[{list.Length}]",
        DateTime time => Date(time),
        _ => Plain(value),
    };

    private static string Shorten(string text) => text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
}
