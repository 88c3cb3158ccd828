using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>A tree as one text, in which the same content is the same text: names in order, nothing of what is empty.</summary>
internal static class WireText
{
    public static string Of(object? value) => value switch
    {
        TreeMap map => "{" + string.Join(",", map.Select(m => (m.Key, Text: Of(m.Value))).Where(m => m.Text is not ("" or "{}" or "[]"))
            .OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key + ":" + m.Text)) + "}",
        List<object?> list => "[" + string.Join(",", list.Select(Of).Order(StringComparer.Ordinal)) + "]",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        null => "",
        _ => Scalars.Format(value),
    };
}
