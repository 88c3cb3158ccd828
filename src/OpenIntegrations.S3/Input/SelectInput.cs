using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Input;

/// <summary>How the object of a query is written: what the caller says of it, and what the key's extensions say.</summary>
internal static class SelectInput
{
    private static readonly Dictionary<string, string> s_compressions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gz"] = "GZIP", [".bz2"] = "BZIP2",
    };

    private static readonly Dictionary<string, string> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = "JSON", [".jsonl"] = "JSONLines", [".ndjson"] = "JSONLines", [".parquet"] = "Parquet",
    };

    /// <param name="key">The object's key.</param>
    /// <param name="format">CSV, JSON, JSONLines or Parquet; null for what the key says, and CSV where it says nothing.</param>
    /// <param name="compression">NONE, GZIP or BZIP2; null for what the key says.</param>
    /// <param name="header">What the first line of a CSV is: USE, IGNORE or NONE.</param>
    public static TreeMap Of(string key, string? format, string? compression, string? header)
    {
        string last = Path.GetExtension(key);
        bool isCompressed = s_compressions.TryGetValue(last, out string? known);
        string inner = isCompressed ? Path.GetExtension(key.Substring(0, key.Length - last.Length)) : last;
        format ??= s_formats.TryGetValue(inner, out string? named) ? named : "CSV";
        compression ??= format == "Parquet" ? null : known;
        return new TreeMap
        {
            { "CSV", format == "CSV" ? new TreeMap { { "FileHeaderInfo", header ?? "USE" } } : null },
            { "CompressionType", compression },
            { "JSON", format.StartsWith("JSON", StringComparison.Ordinal)
                ? new TreeMap { { "Type", format == "JSON" ? "DOCUMENT" : "LINES" } } : null },
            { "Parquet", format == "Parquet" ? "" : null },
        };
    }
}
