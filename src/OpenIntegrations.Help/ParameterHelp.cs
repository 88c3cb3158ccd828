using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OpenIntegrations.Help;

/// <summary>How a parameter stands in one parameter set.</summary>
internal sealed record ParameterUse(bool Mandatory, int? Position, bool FromPipeline, bool FromPipelineByName);

/// <summary>What the help says of a parameter.</summary>
internal sealed record ParameterHelp(string Name, string Type, string Description)
{
    /// <summary>PowerShell's own name for "in all sets".</summary>
    public const string EverySet = "__AllParameterSets";

    public required IReadOnlyDictionary<string, ParameterUse> Sets { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>What PowerShell adds to a cmdlet that changes something.</summary>
    public static IReadOnlyList<ParameterHelp> OfThoseThatAsk { get; } =
        [Added("WhatIf", "Says what would be done, and does nothing.", "wi"), Added("Confirm", "Asks before anything is done.", "cf")];

    public bool IsSwitch => Type == "switch";

    /// <summary>How it stands in a set, or null when it is not part of it.</summary>
    public ParameterUse? In(string set) => Sets.GetValueOrDefault(set) ?? Sets.GetValueOrDefault(EverySet);

    /// <summary>The use that a description without sets shows.</summary>
    public ParameterUse Main => Sets.Values.First();

    public string Pipeline => (Main.FromPipeline, Main.FromPipelineByName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    public static ParameterHelp Read(PropertyInfo property, DocComments docs) =>
        new(property.Name, TypeText.OfParameter(property.PropertyType), DocComments.Line(docs.Of(property).Element("summary")))
        {
            Sets = property.CustomAttributes.Where(a => a.AttributeType.Name == nameof(ParameterAttribute))
                .ToDictionary(a => Named(a, "ParameterSetName") as string ?? EverySet, Use),
            Aliases = Texts(CmdletHelp.Attribute(property, nameof(AliasAttribute))),
            Choices = property.PropertyType is { IsEnum: true } choices
                ? Enum.GetNames(choices)
                : Texts(CmdletHelp.Attribute(property, nameof(ValidateSetAttribute))),
        };

    private static ParameterHelp Added(string name, string description, string alias) => new(name, "switch", description)
    {
        Sets = new Dictionary<string, ParameterUse> { [EverySet] = new(false, null, false, false) },
        Aliases = [alias],
        Choices = [],
    };

    private static ParameterUse Use(CustomAttributeData parameter) => new(
        Named(parameter, "Mandatory") is true, Named(parameter, "Position") as int?, Named(parameter, "ValueFromPipeline") is true,
        Named(parameter, "ValueFromPipelineByPropertyName") is true);

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;

    private static List<string> Texts(CustomAttributeData? attribute) =>
        attribute?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> texts
            ? texts.Select(t => (string)t.Value!).ToList()
            : [];
}
