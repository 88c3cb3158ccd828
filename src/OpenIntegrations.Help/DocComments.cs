using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace OpenIntegrations.Help;

/// <summary>The doc comments of assemblies, as the compiler wrote them beside their dlls.</summary>
internal sealed class DocComments
{
    private static readonly XElement s_none = new("member");
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    public static DocComments Load(params Assembly[] assemblies)
    {
        var docs = new DocComments();
        foreach (Assembly assembly in assemblies)
        {
            foreach (XElement member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"), LoadOptions.PreserveWhitespace)
                .Descendants("member"))
                docs._members[member.Attribute("name")!.Value] = member;
        }
        return docs;
    }

    public XElement Of(Type type) => Find("T:" + type.FullName);

    /// <summary>The comment of a property; of the one it overrides when it has none of its own.</summary>
    public XElement Of(PropertyInfo property)
    {
        for (Type? type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            XElement member = Find($"P:{type.FullName}.{property.Name}");
            if (member.Element("summary") is not null) return member;
        }
        return s_none;
    }

    public XElement Of(MethodInfo method)
    {
        string parameters =
            string.Join(",",
                method.GetParameters()
                    .Select(p =>
                        Nullable.GetUnderlyingType(p.ParameterType) is { } type
                            ? $"System.Nullable{{{type.FullName}}}"
                            : p.ParameterType.FullName));
        return Find($"M:{method.DeclaringType!.FullName}.{method.Name}{(parameters.Length > 0 ? $"({parameters})" : "")}");
    }

    /// <summary>The text of an element on one line, with code in backquotes and references by name.</summary>
    public static string Line(XElement? element) =>
        string.Join(" ", Text(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of an element as it stands, without the indentation that the source gave it.</summary>
    public static string Block(XElement? element)
    {
        string[] lines = Text(element).Replace("\r", "", StringComparison.Ordinal).Trim('\n').Split('\n');
        int indent = lines.Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(l => l.Length >= indent ? l[indent..] : l.TrimStart())).TrimEnd();
    }

    private static string Text(XElement? element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element?.Nodes() ?? [])
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => Reference(see),
                XElement inner => Text(inner),
                _ => "",
            });
        }
        return text.ToString();
    }

    private static string Reference(XElement see) =>
        see.Attribute("href")?.Value ?? see.Attribute("cref")?.Value.Split('.').Last() ?? see.Attribute("langword")?.Value ?? "";

    private XElement Find(string id) => _members.GetValueOrDefault(id, s_none);
}
