using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>Finds in an answer what it was asked for, also where the documentation does not say under which name that is.</summary>
public static class AnswerItems
{
    private static readonly string[] s_nextToken = ["next_continuation_token", "next_token", "continuation_token"];
    private static readonly string[] s_about = ["result", "action", "code", "error", "callback", "key", "debug", "context"];

    /// <summary>The members of the result itself.</summary>
    public static TreeMap Members(HostingAnswer answer)
    {
        var members = new TreeMap();
        foreach (var (name, value) in answer.Data)
        {
            if (!s_about.Contains(Loose.Plain(name))) members[name] = value;
        }
        return HostingFields.Read(members);
    }

    /// <summary>The items of the first of these lists that is there; else those of the first list whatsoever.</summary>
    public static IReadOnlyList<TreeMap> List(HostingAnswer answer, params string[] names)
    {
        object? list = Loose.Get(answer.Data, names) is { } named and not string ? named
            : answer.Data.FirstOrDefault(m => m.Value is List<object?> && Loose.Plain(m.Key) != "snapshots").Value;
        return Maps(list);
    }

    /// <summary>The items of a list by its name; none when it is not there.</summary>
    public static IReadOnlyList<TreeMap> Only(HostingAnswer answer, params string[] names) => Maps(Loose.Get(answer.Data, names));

    /// <summary>The token of the next page; null for the last page.</summary>
    public static string? NextToken(HostingAnswer answer)
    {
        if (Loose.Flag(Loose.Get(answer.Data, "is_truncated", "truncated")) == false) return null;
        string? sent = answer.Request.Fields.FirstOrDefault(f => f.Key == "continuation_token").Value;
        return Loose.Text(answer.Data, s_nextToken) is { } token && token != sent ? token : null;
    }

    /// <summary>The key that show_key gave; null when it cannot be found.</summary>
    public static string? Key(HostingAnswer answer)
    {
        string asked = answer.Request.Fields.First(f => f.Key == "s3_key").Value;
        string? found = Loose.Text(answer.Data, asked, "key", "value") ?? Loose.Text(answer.Data, "message")
            ?? Loose.Text(answer.Body, "scope");
        return found
            ?? (Loose.Text(answer.Body, "result") is { } result && !result.Equals("OK", StringComparison.OrdinalIgnoreCase)
                && Loose.Number(result) is null ? result : null);
    }

    // A list of names alone is a list of items that have a name.
    private static IReadOnlyList<TreeMap> Maps(object? list) =>
        Loose.Items(list).Select(item => item is TreeMap map ? HostingFields.Read(map) : new TreeMap { { "Name", item } }).ToList();
}
