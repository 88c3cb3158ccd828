using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.Help;

/// <summary>An example: a line or more of PowerShell, and what it does.</summary>
internal sealed record Example(string Code, string Remark);

/// <summary>What the help says of a cmdlet.</summary>
internal sealed record CmdletHelp(string Name, string Synopsis, string Description)
{
    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<Example> Examples { get; init; }

    public required IReadOnlyList<string> Links { get; init; }

    public required IReadOnlyList<string> Outputs { get; init; }

    private const string Manual = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_";

    public string Verb => Name.Split('-')[0];

    public string Noun => Name.Split('-')[1];

    /// <summary>The names of the parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    public static IEnumerable<CmdletHelp> ReadAll(Assembly assembly, DocComments docs) => assembly.GetTypes()
        .Where(t => !t.IsAbstract && Attribute(t, nameof(CmdletAttribute)) is not null)
        .Select(t => Read(t, docs))
        .OrderBy(c => c.Name, StringComparer.Ordinal);

    // Attributes are read as data: the assembly that PowerShell's own come from here has no code in it.
    internal static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == name);

    private static CmdletHelp Read(Type type, DocComments docs)
    {
        CustomAttributeData cmdlet = Attribute(type, nameof(CmdletAttribute))!;
        XElement comment = docs.Of(type);
        string remarks = DocComments.Line(comment.Element("remarks"));
        string synopsis = DocComments.Line(comment.Element("summary"));
        List<Route> operations = type.GetCustomAttributes<S3OperationAttribute>().Select(o => o.Route).ToList();
        bool asks = Named(cmdlet, "SupportsShouldProcess") is true;
        List<ParameterHelp> parameters = type.GetProperties()
            .Where(p => Attribute(p, nameof(ParameterAttribute)) is { } use && Named(use, "DontShow") is not true)
            .Select(p => ParameterHelp.Read(p, docs))
            .Concat(asks ? ParameterHelp.OfThoseThatAsk : []).ToList();
        return new(cmdlet.ConstructorArguments[0].Value + "-" + cmdlet.ConstructorArguments[1].Value, synopsis,
            remarks.Length > 0 ? remarks : synopsis)
        {
            Parameters = parameters,
            ParameterSets = Sets(parameters, Named(cmdlet, "DefaultParameterSetName") as string),
            Examples = comment.Elements("example")
                .Select(e => new Example(DocComments.Block(e.Element("code")), DocComments.Line(e.Element("para")))).ToList(),
            Links = operations.Select(o => Manual + o.Name + ".html")
                .Concat(comment.Elements("seealso").Select(s => s.Attribute("href")?.Value ?? "").Where(l => l.Length > 0))
                .Distinct().ToList(),
            Outputs = type.CustomAttributes.Where(a => a.AttributeType.Name == nameof(OutputTypeAttribute)).SelectMany(OutputsOf)
                .Concat(operations.SelectMany(Inside)).Distinct().ToList(),
        };
    }

    private static List<string> Sets(IEnumerable<ParameterHelp> parameters, string? first)
    {
        var sets = parameters.SelectMany(p => p.Sets.Keys).Where(s => s != ParameterHelp.EverySet).Distinct().ToList();
        if (sets.Count == 0) return [ParameterHelp.EverySet];
        return sets.OrderBy(s => s != first).ToList();
    }

    // What -Unwrap gives.
    private static IEnumerable<string> Inside(Route route) =>
        route.ResponseRoot is { } root && Shapes.Find(root) is { } shape ? DocumentTypes.Of(shape).Select(t => t.Name) : [];

    private static IEnumerable<string> OutputsOf(CustomAttributeData output) =>
        output.ConstructorArguments.SelectMany(a => a.Value is IEnumerable<CustomAttributeTypedArgument> several ? several : [a])
            .Select(a => TypeText.Of(a.Value)).Where(t => t.Length > 0);

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}
