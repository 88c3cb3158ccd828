using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Requests;

/// <summary>
/// Which headers the operations take that an upload or a copy is made of: the table <c>Headers.txt</c>, an operation a block, <c>*</c>
/// behind what is a prefix.
/// </summary>
internal static class OperationHeaders
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> s_table = new(Load);

    /// <summary>The operations of the table.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Table => s_table.Value;

    public static bool Takes(Route route, string header) => Has(s_table.Value[route.Name], header);

    /// <summary>Whether some operation of the table takes it: what none takes is the user's own.</summary>
    public static bool IsKnown(string header) => s_table.Value.Values.Any(headers => Has(headers, header));

    /// <summary>Those headers that an operation takes.</summary>
    public static HeaderList Of(Route route, HeaderList all) => Where(all, name => Takes(route, name));

    public static HeaderList Where(HeaderList all, Func<string, bool> wanted)
    {
        var chosen = new HeaderList();
        foreach (var (name, value) in all)
        {
            if (wanted(name)) chosen.Add(name, value);
        }
        return chosen;
    }

    private static bool Has(HashSet<string> headers, string header) =>
        headers.Contains(header) || (UserMetadata.Is(header) && headers.Contains(UserMetadata.Prefix + "*"));

    private static Dictionary<string, HashSet<string>> Load()
    {
        using Stream stream = typeof(OperationHeaders).Assembly.GetManifestResourceStream("Headers.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var block = new HashSet<string>();
        foreach (string line in reader.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == ' ') block.Add(line.Trim());
            else table[line] = block = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        }
        return table;
    }
}
