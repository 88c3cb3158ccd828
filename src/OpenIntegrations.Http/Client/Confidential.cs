using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Client;

/// <summary>Which headers and parameters carry secrets: they are not logged, and do not follow a redirect to another host.</summary>
public static class Confidential
{
    public const string Mask = "***";

    private static readonly string[] s_parts =
    [
        "authorization", "cookie", "token", "secret", "password", "passwd", "signature", "credential",
        "api-key", "api_key", "apikey", "access-key", "access_key", "accesskey", "customer-key", "session",
    ];

    private static readonly string[] s_names = ["key", "sig", "code", "auth", "pass", "pwd", "x-auth", "x-key"];

    /// <summary>Whether a header or parameter of that name carries a secret, as far as names tell.</summary>
    public static bool IsSecret(string name)
    {
        string lower = name.ToLowerInvariant();
        return s_names.Contains(lower) || s_parts.Any(part => lower.Contains(part));
    }

    /// <summary>A value as the log shows it.</summary>
    public static string Show(string name, string value) => IsSecret(name) ? Mask : value;

    /// <summary>A request's URL as the log shows it.</summary>
    public static string Url(WireRequest request) => Url(request.Url);

    /// <summary>A URL as the log shows it.</summary>
    public static string Url(string url)
    {
        string[] sides = url.Split(['?'], 2);
        return sides.Length == 1 ? url : sides[0] + "?" + string.Join("&", QueryString.Parse(sides[1]).Encoded.Select(Pair));
    }

    /// <summary>The headers that may be sent to another host.</summary>
    public static HeaderList Without(HeaderList headers)
    {
        var rest = new HeaderList();
        foreach (var (name, value) in headers)
        {
            if (!IsSecret(name) && !name.Equals("Host", StringComparison.OrdinalIgnoreCase)) rest.Add(name, value);
        }
        return rest;
    }

    private static string Pair(KeyValuePair<string, string?> pair)
    {
        if (pair.Value is null) return pair.Key;
        // A map may hold anything.
        bool isMap = PercentEncoding.Decode(pair.Value).StartsWith('{');
        return pair.Key + "=" + (isMap ? Mask : Show(PercentEncoding.Decode(pair.Key), pair.Value));
    }
}
