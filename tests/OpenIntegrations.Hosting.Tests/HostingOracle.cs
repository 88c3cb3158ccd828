using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.Hosting.Tests;

/// <summary>A row of the tables in the provider's documentation.</summary>
internal sealed record DocumentedParameter(string Action, string Name, bool IsRequired, string Type);

/// <summary>The parameters as the documentation has them, in its order.</summary>
internal static class HostingOracle
{
    public static IReadOnlyList<DocumentedParameter> Rows { get; } = Read();

    public static IEnumerable<string> Actions => Rows.Select(r => r.Action).Distinct();

    private static List<DocumentedParameter> Read()
    {
        using var reader = new StreamReader(typeof(HostingOracle).Assembly.GetManifestResourceStream("hosting.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))
            .Select(c => new DocumentedParameter(c[0], c[1], c[2] == "yes", c[3].Trim())).ToList();
    }
}
