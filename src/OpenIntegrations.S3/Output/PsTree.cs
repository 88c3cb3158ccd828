using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>Trees as PowerShell objects, and back.</summary>
internal static class PsTree
{
    /// <summary>What PowerShell adds to all that comes out of a job or from another machine.</summary>
    private static readonly string[] s_remote = ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    public static PSObject ToPowerShell(TreeMap map)
    {
        var result = new PSObject();
        // Names in a document are unique and no PowerShell member's: the costly check is not needed.
        foreach (var (name, value) in map) result.Properties.Add(new PSNoteProperty(name, Convert(value)), true);
        return result;
    }

    public static object? Convert(object? value) => value switch
    {
        TreeMap map => ToPowerShell(map),
        List<object?> list => list.Select(Convert).ToArray(),
        // PowerShell compares times by their digits, and the times of files and of Get-Date are local.
        DateTime time => time.ToLocalTime(),
        _ => value,
    };

    /// <summary>Maps as ordered dictionaries, whose members are both keys and properties.</summary>
    public static object? ToDictionaries(object? value) => value switch
    {
        TreeMap map => ToDictionary(map),
        List<object?> list => list.Select(ToDictionaries).ToArray(),
        _ => value,
    };

    /// <summary>Maps as objects with properties; as dictionaries where the names in them cannot be properties.</summary>
    public static object? ToObjects(object? value) => value switch
    {
        TreeMap map when Clashes(map) || map.Contains("") => ToDictionary(map),
        TreeMap map => ToObject(map),
        List<object?> list => list.Select(ToObjects).ToArray(),
        _ => value,
    };

    /// <summary>Hashtables and objects become maps, collections lists; everything else stays as it is.</summary>
    public static object? FromPowerShell(object? value) => Trees.Read(value, Plain);

    /// <summary>An object is what it wraps; one made of properties alone is a dictionary of them.</summary>
    public static object? Plain(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapper => wrapper.BaseObject,
        PSObject custom => Properties(custom),
        _ => value,
    };

    // Without regard to case, as PowerShell's own; except where two names differ by nothing else.
    private static OrderedDictionary ToDictionary(TreeMap map)
    {
        var dictionary = new OrderedDictionary(map.Count, Clashes(map) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in map) dictionary[name] = ToDictionaries(value);
        return dictionary;
    }

    private static PSObject ToObject(TreeMap map)
    {
        var result = new PSObject();
        foreach (var (name, value) in map) result.Properties.Add(new PSNoteProperty(name, ToObjects(value)));
        return result;
    }

    private static bool Clashes(TreeMap map) => map.Select(m => m.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count() < map.Count;

    private static OrderedDictionary Properties(PSObject custom)
    {
        var properties = new OrderedDictionary();
        foreach (PSPropertyInfo property in custom.Properties)
        {
            if (Array.IndexOf(s_remote, property.Name) < 0) properties.Add(property.Name, property.Value);
        }
        return properties;
    }
}
