using System.Collections.Generic;
using System.Net.Http.Headers;

namespace OpenIntegrations.Http.Transport;

/// <summary>The headers of an answer as they came: this platform gives them without taking them apart first.</summary>
internal static class RawHeaders
{
    public static bool SendsUtf8 => true;

    public static IEnumerable<KeyValuePair<string, string>> Of(HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (string value in values) yield return new(name, value);
        }
    }
}
