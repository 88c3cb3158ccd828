using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace OpenIntegrations.S3.Output;

/// <summary>PowerShell's own types as plain values.</summary>
internal static class PsValue
{
    /// <summary>A switch that was not given is no value; an object is what it wraps.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        SwitchParameter { IsPresent: false } => null,
        SwitchParameter => true,
        PSObject { BaseObject: not PSCustomObject } wrapped => wrapped.BaseObject,
        _ => value,
    };

    /// <summary>The same names with plain values; in lists too.</summary>
    public static IDictionary UnwrapAll(IDictionary map)
    {
        var plain = new OrderedDictionary(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            plain[entry.Key] = Unwrap(entry.Value) is object?[] list ? System.Array.ConvertAll(list, PsTree.Plain)
                : PsTree.Plain(Unwrap(entry.Value));
        }
        return plain;
    }
}
