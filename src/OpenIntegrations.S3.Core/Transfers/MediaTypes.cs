using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The media type that an extension stands for, by a data set that others keep (<c>MediaTypes.txt</c>).</summary>
public static class MediaTypes
{
    public const string Binary = "application/octet-stream";

    /// <summary>What the data set lacks, or has under a name that a standard replaced since.</summary>
    private static readonly Dictionary<string, string> s_corrections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["flac"] = "audio/flac",
        ["jsonl"] = "application/jsonl",
        ["mkv"] = "video/matroska",
        ["parquet"] = "application/vnd.apache.parquet",
        ["tgz"] = "application/gzip",
        ["yaml"] = "application/yaml",
        ["yml"] = "application/yaml",
        ["zst"] = "application/zstd",
    };

    private static readonly Lazy<Dictionary<string, string>> s_types = new(Read);

    /// <summary>All types, each once, in the order of the alphabet.</summary>
    public static IEnumerable<string> All => s_types.Value.Values.Distinct().OrderBy(t => t, StringComparer.Ordinal);

    /// <summary>The type for a key or file name; <see cref="Binary"/> when its extension says nothing.</summary>
    public static string Of(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot >= 0 && s_types.Value.TryGetValue(name.Substring(dot + 1), out string? type) ? type : Binary;
    }

    private static Dictionary<string, string> Read()
    {
        var types = new Dictionary<string, string>(s_corrections, StringComparer.OrdinalIgnoreCase);
        using Stream resource = typeof(MediaTypes).Assembly.GetManifestResourceStream("MediaTypes.txt")!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            string[] words = line.Split(' ');
            foreach (string extension in words.Skip(1).Where(e => !types.ContainsKey(e))) types.Add(extension, words[0]);
        }
        return types;
    }
}
