using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Rights for others, by right: the five x-amz-grant headers.</summary>
[HeaderNames("x-amz-grant-read", GrantSet.WriteHeader, "x-amz-grant-read-acp", "x-amz-grant-write-acp", "x-amz-grant-full-control")]
public sealed class GrantSet : IHeaderSet
{
    internal const string WriteHeader = "x-amz-grant-write";

    private static readonly Dictionary<string, string> s_headers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Read"] = "x-amz-grant-read",
        ["Write"] = WriteHeader,
        ["ReadAcp"] = "x-amz-grant-read-acp",
        ["WriteAcp"] = "x-amz-grant-write-acp",
        ["FullControl"] = "x-amz-grant-full-control",
    };

    private readonly List<KeyValuePair<string, string>> _grants = new();

    /// <param name="grants">The right as the name, one or more grantees as the value: <c>@{ Read = 'id=123', 'uri=http://…' }</c>.</param>
    public GrantSet(IDictionary grants)
    {
        foreach (DictionaryEntry grant in grants)
        {
            if (!s_headers.TryGetValue((string)grant.Key, out string? header))
                throw new ArgumentException($"'{grant.Key}' is no right. Rights are {string.Join(", ", s_headers.Keys)}.");
            _grants.Add(new(header, string.Join(", ", Grantees(grant.Value).Select(Quote))));
        }
    }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _grants;

    private static IEnumerable<string> Grantees(object? value) => value switch
    {
        string one => [one],
        IEnumerable several => several.Cast<object>().Select(g => g.ToString() ?? ""),
        _ => [],
    };

    // S3 wants the value in quotes: id="123".
    private static string Quote(string grantee)
    {
        string[] sides = grantee.Split(['='], 2);
        if (sides.Length != 2) throw new ArgumentException($"'{grantee}' is no grantee. Write id=…, uri=… or emailAddress=….");
        return $"{sides[0]}=\"{sides[1].Trim('"')}\"";
    }
}
