using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>Joins the query that stands in a URL with the parameters that were set.</summary>
internal static class UrlParameters
{
    public static QueryString Join(string queryOfUrl, TreeMap parameters, ClientSettings settings)
    {
        QueryString query = QueryString.Parse(queryOfUrl);
        foreach (var (name, _) in parameters) query.Remove(name);
        foreach (var (name, value) in parameters)
        {
            if (value is List<object?> list && settings.SplitArrays)
                Add(query, settings.SquareBrackets ? name + "[]" : name, list.Select(FieldText.Of), settings);
            else Add(query, name, [FieldText.Of(value)], settings);
        }
        return query;
    }

    private static void Add(QueryString query, string name, IEnumerable<string> values, ClientSettings settings)
    {
        Action<string, string?> add = settings.UrlEncoding ? query.Add : query.AddEncoded;
        foreach (string value in values) add(name, value);
    }
}
