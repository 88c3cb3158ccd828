using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>
/// A type is public when another project, a script or a page names it, when PowerShell or whoever catches it does, or when it is what such
/// a type takes or gives. All else is internal.
/// </summary>
public sealed class VisibilityLaws
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const string Dynamic = "PowerShell reads the parameters that a drive gives its commands off the properties";

    // What nothing below uses, and why it is public all the same.
    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["OpenIntegrations.Http.EncodedWords"] = "tests of other projects read metadata with it",
        ["OpenIntegrations.Http.Client.HttpRequests"] = "a program that is no PowerShell begins there",
        ["OpenIntegrations.S3.Output.BasicData"] = "users hold it, and PowerShell shows its properties",
        ["OpenIntegrations.S3.Drive.DriveParameters"] = Dynamic,
        ["OpenIntegrations.S3.Drive.ExistsParameters"] = Dynamic,
        ["OpenIntegrations.S3.Drive.ListParameters"] = Dynamic,
        ["OpenIntegrations.S3.Drive.ReadContentParameters"] = Dynamic,
        ["OpenIntegrations.S3.Drive.WriteContentParameters"] = Dynamic,
        ["OpenIntegrations.S3.Drive.WriteParameters"] = Dynamic,
    };

    private static readonly Assembly[] s_shipped =
    [
        .. new[] { "Http", "Hosting", "S3.Core", "S3.LocalServer", "S3" }.Select(n => Assembly.Load("OpenIntegrations." + n)),
    ];

    [Fact]
    public void What_nobody_else_needs_is_internal()
    {
        HashSet<Type> needed = Needed();
        string[] idle = [.. s_shipped.SelectMany(a => a.GetExportedTypes())
            .Where(t => !needed.Contains(t) && !s_reasons.ContainsKey(t.FullName!)).Select(t => t.FullName!).Order()];
        Assert.True(idle.Length == 0, string.Join("\n", idle));
        string[] stale = [.. s_reasons.Keys
            .Where(r => s_shipped.All(a => a.GetType(r) is not { IsVisible: true } t || needed.Contains(t)))];
        Assert.Empty(stale);
    }

    /// <summary>What is named from outside, and all that its own users meet: bases, parameters, results.</summary>
    private static HashSet<Type> Needed()
    {
        HashSet<string> named = [.. NamedByOthers(), .. NamedByScripts()];
        var needed = new HashSet<Type>();
        var next = new Queue<Type>(s_shipped.SelectMany(a => a.GetExportedTypes())
            .Where(t => named.Contains(t.FullName!) || IsOfPowerShell(t) || typeof(Exception).IsAssignableFrom(t)));
        while (next.TryDequeue(out Type? type))
        {
            if (!needed.Add(type)) continue;
            foreach (Type met in Met(type).SelectMany(Parts))
            {
                if (s_shipped.Contains(met.Assembly) && met.IsVisible) next.Enqueue(met);
            }
        }
        return needed;
    }

    private static bool IsOfPowerShell(Type type) =>
        new[] { typeof(Cmdlet), typeof(CmdletProvider), typeof(PSDriveInfo), typeof(IModuleAssemblyInitializer) }
            .Any(t => t.IsAssignableFrom(type));

    /// <summary>The types that whoever uses a type meets.</summary>
    private static IEnumerable<Type?> Met(Type type)
    {
        MethodBase[] methods = [.. type.GetMembers(Declared).OfType<MethodBase>()
            .Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly)];
        Type[] generics = [.. methods.Where(m => m.IsGenericMethodDefinition).SelectMany(m => m.GetGenericArguments()),
            .. type.GetGenericArguments()];
        return
        [
            type.BaseType, type.DeclaringType, .. type.GetInterfaces(),
            .. type.GetMembers(Declared).Append(type).SelectMany(m => m.GetCustomAttributesData()).SelectMany(OfAttribute),
            .. methods.OfType<MethodInfo>().Select(m => m.ReturnType),
            .. methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType),
            .. type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(f => f.FieldType),
            .. generics.Where(g => g.IsGenericParameter).SelectMany(g => g.GetGenericParameterConstraints()),
        ];
    }

    private static IEnumerable<Type?> OfAttribute(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Select(a => a.Value as Type ?? a.ArgumentType).Append(attribute.AttributeType);

    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null) yield break;
        if (type.HasElementType)
        {
            foreach (Type part in Parts(type.GetElementType())) yield return part;
            yield break;
        }
        if (type.IsGenericParameter) yield break;
        yield return type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;
        foreach (Type part in type.GenericTypeArguments.SelectMany(Parts)) yield return part;
    }

    /// <summary>The types that the projects of src take from each other, by their metadata.</summary>
    private static IEnumerable<string> NamedByOthers() =>
        new[] { "OpenIntegrations.S3.Core", "OpenIntegrations.Hosting", "OpenIntegrations.S3.LocalServer", "OpenIntegrations.S3",
                "OpenIntegrations.Help" }
            .Select(n => Assembly.Load(n).Location)
            .Append(Path.Combine(Repository.Root, "src/OpenIntegrations.Cli/bin", Configuration, "net8.0/oint.dll"))
            .SelectMany(References);

    private static string Configuration => AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private static List<string> References(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(h => NameOf(metadata, metadata.GetTypeReference(h)))];
    }

    private static string NameOf(MetadataReader metadata, TypeReference type)
    {
        string name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return NameOf(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)) + "+" + name;
        return metadata.GetString(type.Namespace) is { Length: > 0 } space ? space + "." + name : name;
    }

    private static IEnumerable<string> NamedByScripts() =>
        new[] { "*.psm1", "*.psd1", "*.ps1xml", "*.ps1", "*.md" }.SelectMany(p => Named(Repository.Root, p, @"OpenIntegrations\.[\w.+]+"))
            // Script blocks stand in sources.
            .Concat(Named(Path.Combine(Repository.Root, "src", "OpenIntegrations.S3"), "*.cs", @"(?<=\[)OpenIntegrations\.[\w.+]+(?=\])"))
            .Distinct();

    private static IEnumerable<string> Named(string folder, string files, string pattern) =>
        Directory.EnumerateFiles(folder, files, SearchOption.AllDirectories)
            .Where(f => !Regex.IsMatch(Path.GetRelativePath(Repository.Root, f), @"(^|[\\/])(bin|obj|out)[\\/]"))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), pattern).Select(m => m.Value.TrimEnd('.')));
}
