using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Rules;

/// <summary>A part of a bucket or an object that is a set of rules, of which each has a name.</summary>
/// <param name="Get">Reads the set.</param>
/// <param name="Put">Writes the set.</param>
/// <param name="Delete">Takes the set away where nothing is left in it; null where an empty one is written.</param>
/// <param name="Name">The member that names a rule.</param>
/// <param name="Lists">The ways to the lists of rules. A name counts in all of them.</param>
public sealed record RuleSet(Route Get, Route Put, Route? Delete, string Name, IReadOnlyList<string[]> Lists)
{
    /// <summary>The errors by which a store says that there is no such set yet.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Headers of the write alone. Where a read answers with one, it is a value of the set and must be sent along.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>What a set has that is begun.</summary>
    public Func<TreeMap> Begin { get; init; } = static () => new TreeMap();

    /// <summary>What it is called: the root of its document.</summary>
    public string Title => Put.RequestRoot ?? "policy";

    /// <summary>
    /// Whether a refusal says that there is no such set. Whatever else it says leaves open what there is.
    /// </summary>
    public bool IsAbsentIn(S3Answer refusal) =>
        refusal is { Status: 404, Error.Code: var code } && new List<string>(Absent).Contains(code);

    /// <summary>Whether a good answer has the set.</summary>
    public bool IsIn(S3Answer answer) => answer.Response.Contains(Put.RequestRoot ?? Lists[0][0]);

    /// <summary>The inside of the document of a good answer.</summary>
    public TreeMap Inside(S3Answer answer) =>
        Put.RequestRoot is { } root ? answer.Response.GetMap(root) ?? new TreeMap() : answer.Response;

    /// <summary>The name of a rule; null for one without.</summary>
    public string? NameOf(TreeMap rule) => rule[Name] is { } name && Scalars.Format(name) is { Length: > 0 } text ? text : null;

    /// <summary>The shape of the rules in a list; null where the document is none that the table of shapes has.</summary>
    public Shape? ShapeOf(IReadOnlyList<string> list)
    {
        Shape? shape = Put.RequestRoot is { } root ? Shapes.Find(root) : null;
        foreach (string name in list) shape = shape?.Find(name);
        return shape;
    }
}
