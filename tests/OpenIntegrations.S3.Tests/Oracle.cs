using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Tests;

/// <summary>An operation as the tables of the S3 API have it.</summary>
internal sealed record Operation(string Name, string Method, string Uri, string Cmdlet, string RequestBody, string ResponseBody);

/// <summary>A parameter of an operation: where it goes and under what name.</summary>
internal sealed record Member(string Operation, string Name, string Location, string WireName);

/// <summary>The tables of the S3 API: what the cmdlets declare is held against them.</summary>
internal static class Oracle
{
    public static IReadOnlyList<Operation> Operations { get; } = Rows("operations.tsv").Select(r => new Operation(r[0], r[1], r[2], r[3], r[5], r[6])).ToList();

    public static IReadOnlyList<Member> Members { get; } = Rows("parameters.tsv").Select(r => new Member(r[0], r[1], r[2], r[3])).ToList();

    private static IEnumerable<string[]> Rows(string table)
    {
        using var reader = new StreamReader(typeof(Oracle).Assembly.GetManifestResourceStream(table)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).ToList();
    }
}
