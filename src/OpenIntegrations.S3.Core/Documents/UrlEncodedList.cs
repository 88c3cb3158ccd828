using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Undoes <c>encoding-type=url</c> in a list before anyone sees a key. Stores that ignored the wish leave no mark and are left alone.
/// </summary>
internal static class UrlEncodedList
{
    private static readonly HashSet<string> s_encoded = new(StringComparer.Ordinal)
    {
        "Key", "Prefix", "Delimiter", "Marker", "NextMarker", "StartAfter", "KeyMarker", "NextKeyMarker",
    };

    private static readonly string[] s_lists = ["Contents", "CommonPrefixes", "Version", "DeleteMarker", "Upload"];

    public static void Decode(TreeMap response)
    {
        foreach (var (_, value) in response)
        {
            if (value is not TreeMap list || list.GetText("EncodingType") != "url") continue;
            DecodeMembers(list);
            // What is left is no longer encoded; the mark would have it decoded twice.
            list.Remove("EncodingType");
            foreach (string name in s_lists)
            {
                foreach (TreeMap item in list.GetMaps(name)) DecodeMembers(item);
            }
        }
    }

    private static void DecodeMembers(TreeMap map)
    {
        List<KeyValuePair<string, string>>? changed = null;
        foreach (var (name, value) in map)
        {
            if (value is string text && s_encoded.Contains(name) && text.IndexOfAny(['%', '+']) >= 0)
                (changed ??= new()).Add(new(name, PercentEncoding.Decode(text.Replace('+', ' '))));
        }
        foreach (var (name, text) in changed ?? []) map[name] = text;
    }
}
