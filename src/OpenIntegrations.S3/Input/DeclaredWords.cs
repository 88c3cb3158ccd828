using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// PowerShell takes the words of a parameter in any case and leaves them as they were typed. Nobody else does: a store refuses <c>on</c> or
/// keeps it without effect, and what is done here goes by the words that are declared.
/// </summary>
internal static class DeclaredWords
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, IList<string> Words)[]> s_declared = new();

    /// <summary>Puts the words that were given into the case that is declared.</summary>
    public static void Take(object cmdlet)
    {
        foreach (var (property, words) in s_declared.GetOrAdd(cmdlet.GetType(), Declared))
        {
            if (property.GetValue(cmdlet) is { } given && Known(given, words) is { } known) property.SetValue(cmdlet, known);
        }
    }

    private static (PropertyInfo, IList<string>)[] Declared(Type cmdlet) =>
        [.. from property in cmdlet.GetProperties()
            let set = property.GetCustomAttribute<ValidateSetAttribute>()
            where set is { IgnoreCase: true } && (property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]))
            select (property, set.ValidValues)];

    private static object? Known(object given, IList<string> words) => given switch
    {
        string word => Known(word, words),
        string[] list => Array.ConvertAll(list, word => Known(word, words) ?? word),
        _ => null,
    };

    private static string? Known(string given, IList<string> words) =>
        words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase));
}
