using System;

namespace OpenIntegrations.Help;

/// <summary>The names of types as PowerShell writes them.</summary>
internal static class TypeText
{
    /// <summary>A type's full name for outputs; a name that is text already stays.</summary>
    public static string Of(object? type) => type switch
    {
        Type t when t == typeof(string) => "string",
        Type t when t == typeof(bool) => "bool",
        Type t when t == typeof(byte[]) => "byte[]",
        Type t => t.FullName!,
        string name => name,
        _ => "",
    };

    /// <summary>The short name of a parameter's type.</summary>
    public static string OfParameter(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray) return OfParameter(type.GetElementType()!) + "[]";
        return type.Name switch
        {
            "String" => "string",
            "Int32" => "int",
            "Int64" => "long",
            "Double" => "double",
            "Boolean" => "bool",
            "Byte" => "byte",
            "Object" => "object",
            "DateTime" => "datetime",
            "TimeSpan" => "timespan",
            "IDictionary" or "TagSet" or "GrantSet" or "ObjectGrantSet" or "ChecksumSet" or "ObjectLock" => "hashtable",
            "CustomerKey" or "SourceCustomerKey" => "byte[]",
            "ObjectContent" => "object",
            "SwitchParameter" => "switch",
            "Secret" => "string",
            var other => other,
        };
    }
}
