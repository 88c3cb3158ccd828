using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Tests;

/// <summary>An operation as the tables of the S3 API have it.</summary>
internal sealed record Operation(string Name, string Method, string Uri, string Cmdlet, string RequestBody, string ResponseBody,
    IReadOnlyList<string> Flags);

/// <summary>A parameter of an operation: where it goes and under what name.</summary>
internal sealed record Member(string Operation, string Name, string Location, string WireName, string Type)
{
    /// <summary>What it can be, where the table has all there is.</summary>
    public IReadOnlyList<string> Words { get; } = Type.StartsWith("enum(", StringComparison.Ordinal) ? Type[5..^1].Split('|') : [];
}

/// <summary>A method of OInt's HTTP client.</summary>
/// <param name="Name">The method.</param>
/// <param name="Section">Where its documentation has it.</param>
/// <param name="Parameters">Its parameters in order, each with its default as OInt writes it; null where there is none.</param>
internal sealed record ClientMethod(string Name, string Section, IReadOnlyList<(string Name, string? Default)> Parameters);

/// <summary>The tables of the S3 API and of OInt's HTTP client: what the cmdlets and the client declare is held against them.</summary>
internal static class Oracle
{
    public static IReadOnlyList<Operation> Operations { get; } = Rows("operations.tsv")
        .Select(r => new Operation(r[0], r[1], r[2], r[3], r[5], r[6], r[7].Split(','))).ToList();

    public static IReadOnlyList<Member> Members { get; } = Rows("parameters.tsv")
        .Select(r => new Member(r[0], r[1], r[2], r[3], r[4])).ToList();

    /// <summary>Whether an operation goes to the zone or the region of a directory bucket, or is not for these.</summary>
    public static IReadOnlyList<(string Operation, string Place)> DirectoryBuckets { get; } = Rows("directory-buckets.tsv")
        .Select(r => (r[0], r[1])).ToList();

    public static IReadOnlyList<ClientMethod> ClientMethods { get; } = Rows("client-methods.tsv")
        .Select(r => new ClientMethod(r[0], r[1], Parameters(r[2]))).ToList();

    private static List<(string Name, string? Default)> Parameters(string list) =>
        list.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => (p[0], p.Length == 2 ? p[1] : null))
            .ToList();

    private static IEnumerable<string[]> Rows(string table)
    {
        using var reader = new StreamReader(typeof(Oracle).Assembly.GetManifestResourceStream(table)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t'))
            .ToList();
    }
}
