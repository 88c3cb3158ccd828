using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>Turns a declaration (an object whose properties fill a route's holes and name headers) into a request.</summary>
public static class RequestBinder
{
    private static readonly ConcurrentDictionary<Type, Plan> s_plans = new();

    /// <param name="route">The operation.</param>
    /// <param name="declaration">The object with the values. Null values are left out.</param>
    /// <param name="unwrap">Turns a value of the surface's own types into a plain one.</param>
    public static S3Request Bind(string route, object declaration, Func<object?, object?> unwrap)
    {
        Plan plan = s_plans.GetOrAdd(declaration.GetType(), static type => new Plan(type));
        S3Request request = Route.Parse(route).Bind(name => plan.Properties.TryGetValue(name, out PropertyInfo? property) ? unwrap(property.GetValue(declaration)) : null);
        foreach (var (property, header) in plan.Headers) Set(request, header, unwrap(property.GetValue(declaration)));
        return request;
    }

    private static void Set(S3Request request, HeaderAttribute? header, object? value)
    {
        if (value is IHeaderSet set)
        {
            foreach (var (name, text) in set.Headers) request.Headers[name] = text;
        }
        else if (value is IDictionary map && header is { IsPrefix: true })
        {
            foreach (DictionaryEntry entry in map) request.Headers[header.Name + entry.Key] = Format(header.Name, entry.Value ?? "");
        }
        else if (value is not null && header is not null) request.Headers[header.Name] = Format(header.Name, value);
    }

    private static string Format(string header, object value) => value switch
    {
        // Dates in S3's own headers are ISO 8601, those of HTTP are not.
        DateTime time when !header.StartsWith("x-amz-object-lock", StringComparison.OrdinalIgnoreCase) => Scalars.HttpDate(time),
        string[] list => string.Join(",", list),
        _ => Scalars.Format(value),
    };

    private sealed class Plan
    {
        public Plan(Type type)
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Properties[property.Name] = property;
                var header = property.GetCustomAttribute<HeaderAttribute>();
                if (header is not null || typeof(IHeaderSet).IsAssignableFrom(property.PropertyType)) Headers.Add(new(property, header));
            }
        }

        public Dictionary<string, PropertyInfo> Properties { get; } = new(StringComparer.Ordinal);

        public List<KeyValuePair<PropertyInfo, HeaderAttribute?>> Headers { get; } = new();
    }
}
