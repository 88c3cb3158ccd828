using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>Turns a declaration (an object whose properties fill a route's holes and name headers) into a request.</summary>
public static class RequestBinder
{
    private static readonly ConcurrentDictionary<Type, Plan> s_plans = new();

    /// <param name="route">The operation.</param>
    /// <param name="declaration">The object with the values. Null values are left out.</param>
    /// <param name="unwrap">Turns a value of the surface's own types into a plain one.</param>
    public static S3Request Bind(Route route, object declaration, Func<object?, object?> unwrap)
    {
        Plan plan = PlanOf(declaration);
        S3Request request = route.Bind(name => plan.Reader(name) is { } reader ? unwrap(reader.Get(declaration)) : null);
        Add(request.Headers, plan, declaration, unwrap);
        return request;
    }

    /// <summary>The headers that a declaration says, for whichever operation.</summary>
    public static HeaderList Headers(object declaration, Func<object?, object?> unwrap)
    {
        var headers = new HeaderList();
        Add(headers, PlanOf(declaration), declaration, unwrap);
        return headers;
    }

    /// <summary>The names of the headers that a declaration can say.</summary>
    public static IEnumerable<string> HeaderNames(Type declaration) =>
        s_plans.GetOrAdd(declaration, static type => new Plan(type)).Headers.Select(h => h.Header?.Name).OfType<string>();

    private static Plan PlanOf(object declaration) => s_plans.GetOrAdd(declaration.GetType(), static type => new Plan(type));

    private static void Add(HeaderList headers, Plan plan, object declaration, Func<object?, object?> unwrap)
    {
        foreach (HeaderProperty property in plan.Headers)
        {
            if (unwrap(property.Reader.Get(declaration)) is not { } value) continue;
            try
            {
                Set(headers, property.Header, value);
            }
            catch (InvalidRequestException e)
            {
                throw e.Of(property.Name);
            }
        }
    }

    private static void Set(HeaderList headers, HeaderAttribute? header, object value)
    {
        if (value is IHeaderSet set)
        {
            foreach (var (name, text) in set.Headers) Set(headers, name, text);
        }
        else if (value is IDictionary map && header is { IsPrefix: true })
        {
            foreach (DictionaryEntry entry in map)
                Set(headers, Named(header.Name, entry.Key), Format(header.Name + entry.Key, entry.Value ?? ""));
        }
        else if (header is not null) Set(headers, header.Name, Format(header.Name, value));
    }

    private static string Named(string prefix, object key) => key.ToString() is { Length: > 0 } name ? prefix + name
        : throw new InvalidRequestException($"One of the headers {prefix}… has no name.", prefix);

    // Whoever signs checks it again; here it is known which parameter it was.
    private static void Set(HeaderList headers, string name, string value) =>
        headers[HeaderRules.Name(name)] = HeaderRules.Value(name, value);

    /// <summary>A plain value as the header of that name has it: lists with commas, dates as HTTP or S3 has them.</summary>
    /// <exception cref="InvalidRequestException">It has no text.</exception>
    public static string Format(string header, object value) => value switch
    {
        // Dates in S3's own headers are ISO 8601, those of HTTP are not.
        DateTimeOffset time => Format(header, time.UtcDateTime),
        DateTime time when !header.Contains("x-amz-object-lock", StringComparison.OrdinalIgnoreCase) => Scalars.HttpDate(time),
        IDictionary or TreeMap => throw new InvalidRequestException($"A value of {header} is a map; it must be a text.", header),
        IEnumerable list and not string => string.Join(",", list.Cast<object?>().Select(item => Format(header, item ?? ""))),
        _ => Scalars.Format(value),
    };

    private sealed record HeaderProperty(string Name, HeaderAttribute? Header, PropertyReader Reader);

    private sealed class Plan
    {
        private readonly Dictionary<string, PropertyInfo> _properties = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, PropertyReader?> _readers = new(StringComparer.Ordinal);

        public Plan(Type type)
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                _properties[property.Name] = property;
                var header = property.GetCustomAttribute<HeaderAttribute>();
                if (header is not null || typeof(IHeaderSet).IsAssignableFrom(property.PropertyType))
                    Headers.Add(new(property.Name, header, Reader(property.Name)!));
            }
        }

        public List<HeaderProperty> Headers { get; } = new();

        /// <summary>What reads the property of that name; null for none.</summary>
        public PropertyReader? Reader(string name) => _readers.GetOrAdd(name,
            n => _properties.TryGetValue(n, out PropertyInfo? property) ? PropertyReader.Create(property) : null);
    }
}
