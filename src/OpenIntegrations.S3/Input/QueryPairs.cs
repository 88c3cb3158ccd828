using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>Adds to a query what the user gave as a hashtable or as text.</summary>
internal static class QueryPairs
{
    public static void Add(QueryString query, IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs)
        {
            string name = Scalars.Format(pair.Key);
            IEnumerable<object?> values = PsValue.Unwrap(pair.Value) is IEnumerable several and not string
                ? several.Cast<object?>()
                : [pair.Value];
            foreach (object? value in values) query.Add(name, PsValue.Unwrap(value) is { } plain ? Scalars.Format(plain) : null);
        }
    }

    public static void Add(QueryString query, string encoded)
    {
        foreach (var (name, value) in QueryString.Parse(encoded).Decoded) query.Add(name, value);
    }
}
