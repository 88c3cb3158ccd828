using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>Keeps the secrets of answers out of what is shown.</summary>
public static class HostingSecrets
{
    private const string Mask = "***";

    /// <summary>Whether a member of an answer holds a secret, as far as its name tells.</summary>
    public static bool IsSecret(string name) =>
        Loose.Plain(name) is var plain && (plain is "token" or "apikey" || plain.Contains("secret") || plain.Contains("password"));

    /// <summary>A tree with its secrets exchanged for something else.</summary>
    public static object? Replace(object? tree, Func<string, object?> hide) => tree switch
    {
        TreeMap map => ReplaceIn(map, hide),
        List<object?> list => list.Select(item => Replace(item, hide)).ToList(),
        _ => tree,
    };

    /// <summary>A tree with *** for its secrets.</summary>
    public static object? Masked(object? tree) => Replace(tree, static _ => Mask);

    /// <summary>A text without these secrets, should a server have repeated them.</summary>
    internal static string Scrub(string text, params string?[] secrets) =>
        Escapes.Hide(text, plain =>
            secrets.Where(s => s is { Length: >= 4 }).Aggregate(plain, static (clean, secret) => clean.Replace(secret!, Mask)));

    private static TreeMap ReplaceIn(TreeMap map, Func<string, object?> hide)
    {
        var safe = new TreeMap();
        foreach (var (name, value) in map)
            safe[name] = IsSecret(name) && value is string { Length: > 0 } secret ? hide(secret) : Replace(value, hide);
        return safe;
    }
}
