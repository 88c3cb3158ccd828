using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OpenIntegrations.S3.Commands;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Tests;

/// <summary>
/// The cmdlet classes and what they declare. PowerShell's own attributes are read as data: their assembly has no code here.
/// </summary>
internal static class Cmdlets
{
    public static IReadOnlyList<Type> All { get; } = typeof(GetS3Bucket).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && Attribute(t, "CmdletAttribute") is not null).ToList();

    public static string NameOf(Type cmdlet)
    {
        var arguments = Attribute(cmdlet, "CmdletAttribute")!.ConstructorArguments;
        return arguments[0].Value + "-" + arguments[1].Value;
    }

    public static Type Find(string name) => All.Single(t => NameOf(t) == name);

    public static bool Asks(Type cmdlet) =>
        Attribute(cmdlet,
            "CmdletAttribute")!.NamedArguments.Any(a => a.MemberName == "SupportsShouldProcess" && a.TypedValue.Value is true);

    public static IEnumerable<PropertyInfo> Parameters(Type cmdlet) =>
        cmdlet.GetProperties().Where(p => Attribute(p, "ParameterAttribute") is not null);

    /// <summary>Whether a parameter offers words of its own: by a completer, an enumeration, or a set of values.</summary>
    public static bool Completes(PropertyInfo parameter) =>
        parameter.PropertyType.IsEnum
            || parameter.CustomAttributes.Any(a => a.AttributeType.Name is "ArgumentCompleterAttribute" or "ValidateSetAttribute");

    /// <summary>The only words that a parameter takes; none where it takes any.</summary>
    public static IReadOnlyList<string> Words(PropertyInfo parameter) => parameter.CustomAttributes
        .Where(a => a.AttributeType.Name == "ValidateSetAttribute").SelectMany(a => a.ConstructorArguments)
        .SelectMany(a => a.Value is IEnumerable<CustomAttributeTypedArgument> several ? several.Select(v => v.Value) : [a.Value])
        .OfType<string>().ToList();

    public static IEnumerable<S3OperationAttribute> Operations(Type cmdlet) => cmdlet.GetCustomAttributes<S3OperationAttribute>();

    /// <summary>The names of headers that a cmdlet's properties can set.</summary>
    public static IEnumerable<string> Headers(Type cmdlet)
    {
        foreach (PropertyInfo property in cmdlet.GetProperties())
        {
            if (property.GetCustomAttribute<HeaderAttribute>() is { } header) yield return header.Name;
            foreach (string name in property.PropertyType.GetCustomAttribute<HeaderNamesAttribute>()?.Names ?? []) yield return name;
        }
    }

    /// <summary>The names of headers that a cmdlet puts together from several properties, or from one under another name.</summary>
    public static IEnumerable<string> PutTogether(Type cmdlet) => cmdlet.GetProperties()
        .Select(p => p.GetCustomAttribute<PartOfHeaderAttribute>()?.Name).OfType<string>().Distinct();

    private static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == name);
}
