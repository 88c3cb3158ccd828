using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Finds in $PSDefaultParameterValues what was meant for a parameter and is empty. PowerShell leaves such a parameter out with a warning,
/// and a command whose connection is left out works on the default store.
/// </summary>
internal static class EmptyDefaults
{
    private const string Variable = "PSDefaultParameterValues";

    /// <summary>The first of the parameters whose default is empty; null for none.</summary>
    /// <param name="cmdlet">The command that runs.</param>
    /// <param name="parameters">The names to look for.</param>
    public static string? Find(PSCmdlet cmdlet, params string[] parameters)
    {
        if (Dictionary(cmdlet.SessionState.PSVariable.GetValue(Variable)) is not { Count: > 0 } defaults) return null;
        return parameters.FirstOrDefault(p => !cmdlet.MyInvocation.BoundParameters.ContainsKey(p) && IsEmpty(defaults, cmdlet, p));
    }

    private static IDictionary? Dictionary(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as IDictionary;

    private static bool IsEmpty(IDictionary defaults, PSCmdlet cmdlet, string parameter) => defaults.Cast<DictionaryEntry>()
        .Any(d => d.Value is null or "" && d.Key is string key && IsMeant(key, cmdlet.MyInvocation.MyCommand.Name, parameter));

    private static bool IsMeant(string key, string command, string parameter)
    {
        int colon = key.LastIndexOf(':');
        return colon > 0 && string.Equals(key.Substring(colon + 1).Trim().Trim('"', '\''), parameter, StringComparison.OrdinalIgnoreCase)
            && new WildcardPattern(key.Substring(0, colon).Trim().Trim('"', '\''), WildcardOptions.IgnoreCase).IsMatch(command);
    }
}
