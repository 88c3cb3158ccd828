using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace OpenIntegrations.Testing.EveryProject;

/// <summary>Which types the types of an assembly refer to: in bases, signatures, attributes, and the code of methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>
    /// For each folder, which is a namespace, those others that its types refer to. The folder of the whole project has no name.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="root">The namespace of the whole project.</param>
    /// <param name="whole">The folder that a folder is a part of, or itself.</param>
    public static Dictionary<string, SortedSet<string>> BetweenFolders(Assembly assembly, string root, Func<string, string> whole)
    {
        var folders = new Dictionary<string, SortedSet<string>>();
        foreach (Type type in assembly.GetTypes())
        {
            if (FolderOf(type, assembly, root) is not { } own) continue;
            string folder = whole(own);
            if (!folders.TryGetValue(folder, out SortedSet<string>? known)) folders.Add(folder, known = new(StringComparer.Ordinal));
            known.UnionWith(Of(type).Select(t => FolderOf(t, assembly, root)).OfType<string>().Select(whole)
                .Where(other => other != folder));
        }
        return folders;
    }

    private static string? FolderOf(Type type, Assembly assembly, string root) =>
        type.Assembly == assembly && type.Namespace is { } name && (name + ".").StartsWith(root + ".", StringComparison.Ordinal)
            ? name[root.Length..].TrimStart('.') : null;

    private static IEnumerable<Type> Of(Type type) =>
        new[] { type.BaseType }.Concat(type.GetInterfaces()).OfType<Type>()
            .Concat(type.GetCustomAttributesData().Select(a => a.AttributeType))
            .Concat(type.GetFields(All).Select(f => f.FieldType))
            .Concat(type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(Of))
            .SelectMany(Parts);

    private static IEnumerable<Type> Of(MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var result }) yield return result;
        foreach (ParameterInfo parameter in method.GetParameters()) yield return parameter.ParameterType;
        foreach (LocalVariableInfo local in method.GetMethodBody()?.LocalVariables ?? []) yield return local.LocalType;
        foreach (ExceptionHandlingClause clause in method.GetMethodBody()?.ExceptionHandlingClauses ?? [])
        {
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is { } caught) yield return caught;
        }
        foreach (MemberInfo member in Members(method))
        {
            if (member is Type type) yield return type;
            if (member.DeclaringType is { } declaring) yield return declaring;
            if (member is FieldInfo field) yield return field.FieldType;
            if (member is MethodInfo called)
            {
                yield return called.ReturnType;
                foreach (Type argument in called.IsGenericMethod ? called.GetGenericArguments() : []) yield return argument;
            }
        }
    }

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < code.Length;)
        {
            OpCode operation = s_codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                or OperandType.InlineType)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
            at += Length(operation.OperandType, code, at);
        }
    }

    private static int Length(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };

    // The pieces of a generic, an array, a reference.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }
}
