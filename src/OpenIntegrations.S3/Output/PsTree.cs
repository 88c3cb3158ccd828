using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>Trees as PowerShell objects, and back.</summary>
internal static class PsTree
{
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
        _ => value,
    };

    /// <summary>Hashtables and objects become maps, collections lists; everything else stays as it is.</summary>
    public static object? FromPowerShell(object? value)
    {
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
        return plain switch
        {
            TreeMap => plain,
            IDictionary dictionary => FromDictionary(dictionary),
            PSObject custom => FromObject(custom),
            string => plain,
            IEnumerable list => list.Cast<object?>().Select(FromPowerShell).ToList(),
            _ => plain,
        };
    }

    private static TreeMap FromDictionary(IDictionary dictionary)
    {
        var map = new TreeMap();
        foreach (DictionaryEntry entry in dictionary) map[Scalars.Format(entry.Key)] = FromPowerShell(entry.Value);
        return map;
    }

    private static TreeMap FromObject(PSObject custom)
    {
        var map = new TreeMap();
        foreach (PSPropertyInfo property in custom.Properties) map[property.Name] = FromPowerShell(property.Value);
        return map;
    }
}
