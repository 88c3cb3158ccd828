using System.Collections.Generic;
using System.Net.Http.Headers;

namespace OpenIntegrations.Http.Transport;

/// <summary>The headers of an answer. This platform takes some of them apart, such as Server, whose words come as several values.</summary>
internal static class RawHeaders
{
    public static bool SendsUtf8 => false;

    public static IEnumerable<KeyValuePair<string, string>> Of(HttpHeaders headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (string value in values) yield return new(name, value);
        }
    }
}
