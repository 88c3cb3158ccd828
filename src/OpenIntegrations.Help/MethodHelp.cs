using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Help;

/// <summary>What the help says of a method of the fluent HTTP client.</summary>
internal sealed record MethodHelp(string Name, string Signature, string Summary, string Remarks, string Returns,
    IReadOnlyList<(string Name, string Text)> Parameters)
{
    public static MethodHelp Read(MethodInfo method, DocComments docs)
    {
        var comment = docs.Of(method);
        string[] parameters = method.GetParameters().Select(Write).ToArray();
        return new(
            method.Name,
            $"{method.Name}({string.Join(", ", parameters)})",
            DocComments.Line(comment.Element("summary")),
            DocComments.Line(comment.Element("remarks")),
            DocComments.Line(comment.Element("returns")),
            comment.Elements("param").Select(p => (p.Attribute("name")!.Value, DocComments.Line(p))).ToList());
    }

    private static string Write(ParameterInfo parameter)
    {
        string declared = $"{TypeText.OfParameter(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{declared} = {Literal(parameter.DefaultValue)}" : declared;
    }

    private static string Literal(object? value) => value switch
    {
        null => "$null",
        true => "$true",
        false => "$false",
        string text => $"'{text}'",
        _ => Scalars.Format(value),
    };
}
