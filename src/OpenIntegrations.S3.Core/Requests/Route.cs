using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Requests;

/// <summary>
/// An operation in one line, as the S3 manual has it: method, path, fixed and optional query, and the root of the answer's document.
/// <c>GET /{Bucket}?list-type=2&amp;prefix={Prefix} -> ListBucketResult</c>. A hole without a value drops its pair.
/// </summary>
public sealed class Route
{
    private static readonly ConcurrentDictionary<string, Route> s_parsed = new();
    private readonly (string Name, string? Fixed, string? Hole)[] _query;

    private Route(string text)
    {
        string[] sides = text.Split([" -> "], StringSplitOptions.None);
        string[] words = sides[0].Split(' ');
        string[] target = words[1].Split('?');
        Method = words[0];
        HasBucket = target[0].StartsWith("/{Bucket}", StringComparison.Ordinal);
        HasKey = target[0] == "/{Bucket}/{Key}";
        _query = target.Length == 1 ? [] : target[1].Split('&').Select(ParsePair).ToArray();
        ResponseRoot = sides.Length == 2 ? sides[1] : null;
    }

    public string Method { get; }

    public bool HasBucket { get; }

    public bool HasKey { get; }

    /// <summary>The root element that the answer must have; a store that does not know the operation answers something else.</summary>
    public string? ResponseRoot { get; }

    /// <summary>The name behind <c>?</c> that makes this an operation on a part of the bucket or object: <c>tagging</c>.</summary>
    public string? SubResource => _query.FirstOrDefault(p => p.Fixed is null && p.Hole is null).Name;

    /// <summary>The names of the values that a request of this route takes, and the query parameters they go to.</summary>
    public IEnumerable<KeyValuePair<string, string>> Holes => _query.Where(p => p.Hole is not null).Select(p => new KeyValuePair<string, string>(p.Hole!, p.Name));

    public static Route Parse(string text) => s_parsed.GetOrAdd(text, static t => new Route(t));

    /// <summary>Makes the request.</summary>
    /// <param name="valueOf">Gives the value for a hole, or null for none.</param>
    public S3Request Bind(Func<string, object?> valueOf)
    {
        var request = new S3Request(Method)
        {
            Bucket = HasBucket ? (string?)valueOf("Bucket") : null,
            Key = HasKey ? (string?)valueOf("Key") : null,
            SubResource = SubResource,
            ResponseRoot = ResponseRoot,
        };
        foreach (var (name, fixedValue, hole) in _query)
        {
            object? value = hole is null ? null : valueOf(hole);
            if (hole is null) request.Query.Add(name, fixedValue);
            else if (value is not null) request.Query.Add(name, Scalars.Format(value));
        }
        return request;
    }

    private static (string, string?, string?) ParsePair(string pair)
    {
        string[] sides = pair.Split('=');
        if (sides.Length == 1) return (sides[0], null, null);
        return sides[1].StartsWith('{') ? (sides[0], null, sides[1].Trim('{', '}')) : (sides[0], sides[1], null);
    }
}
