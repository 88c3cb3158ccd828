using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OpenIntegrations.Help;

/// <summary>
/// Writes the XML that Get-Help reads. PowerShell makes objects of every element and attribute of all cmdlets before it shows the first
/// line: what it shows in no view is left out, and so is what stands where it takes the same without.
/// </summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<CmdletHelp> cmdlets)
    {
        XNamespace msh = "http://msh";
        var root = new XElement(msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Command));
        using var text = new Utf8Writer();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings())) root.WriteTo(writer);
        return text.ToString();
    }

    private static XElement Command(CmdletHelp cmdlet) => new(
        s_command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", cmdlet.Name),
            new XElement(s_command + "verb", cmdlet.Verb),
            new XElement(s_command + "noun", cmdlet.Noun),
            new XElement(s_maml + "description", Para(cmdlet.Synopsis))),
        new XElement(s_maml + "description", Para(cmdlet.Description)),
        new XElement(s_command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set))),
        new XElement(s_command + "parameters", cmdlet.Parameters.Select(p => Parameter(p, p.Main))),
        new XElement(s_command + "returnValues",
            cmdlet.Outputs.Select(o =>
                new XElement(s_command + "returnValue", new XElement(s_dev + "type", new XElement(s_maml + "name", o))))),
        new XElement(s_command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(s_command + "relatedLinks", cmdlet.Links.Select(Link)));

    private static XElement SyntaxItem(CmdletHelp cmdlet, string set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", cmdlet.Name),
        Syntax.Ordered(cmdlet, set).Select(p => Brief(p, p.In(set)!)));

    /// <summary>A parameter as the syntax shows it. What says nothing of its place is optional, and has its name before it.</summary>
    private static XElement Brief(ParameterHelp parameter, ParameterUse use) => new(
        s_command + "parameter",
        use.Mandatory ? Required(use) : null,
        use.Position is null ? null : Position(use),
        new XElement(s_maml + "name", parameter.Name),
        parameter.Choices.Count > 0 ? Group(parameter) : Value(parameter));

    /// <summary>Its choices, parted as PowerShell parts them. As values of their own they would be a tenth of all objects.</summary>
    private static XElement Group(ParameterHelp parameter) => new(
        s_command + "parameterValueGroup",
        new XElement(s_command + "parameterValue", string.Join(" | ", parameter.Choices)));

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use) => new(
        s_command + "parameter",
        Required(use),
        Position(use),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", parameter.Pipeline),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(s_maml + "name", parameter.Name),
        new XElement(s_maml + "description", Para(parameter.Description)),
        Value(parameter));

    private static XAttribute Required(ParameterUse use) => new("required", use.Mandatory ? "true" : "false");

    private static XAttribute Position(ParameterUse use) =>
        new("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named");

    private static XElement? Value(ParameterHelp parameter) => parameter.IsSwitch ? null
        : new XElement(s_command + "parameterValue", new XAttribute("required", "true"), parameter.Type);

    private static XElement Example(Example example, int index) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"Example {index + 1}"),
        new XElement(s_dev + "code", example.Code),
        new XElement(s_dev + "remarks", Para(example.Remark)));

    private static XElement Link(string uri) => new(
        s_maml + "navigationLink",
        new XElement(s_maml + "linkText", "Online"),
        new XElement(s_maml + "uri", uri));

    private static XElement Para(string text) => new(s_maml + "para", text);

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
