using System.Linq;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// A function of whoever works in the session. Variables ask for it: Get-Item would say the same, and load PowerShell's module of such
/// commands.
/// </summary>
internal static class GlobalFunction
{
    /// <summary>What a function does; null where there is none.</summary>
    public static ScriptBlock? Read(string name) =>
        ScriptBlock.Create($"${{function:global:{name}}}").Invoke().FirstOrDefault()?.BaseObject as ScriptBlock;

    /// <summary>Puts a function there, or takes it away.</summary>
    public static void Write(string name, ScriptBlock? script) => ScriptBlock.Create(script is not null
        ? $"param($script) ${{function:global:{name}}} = $script"
        : $@"Microsoft.PowerShell.Management\Remove-Item Function:{name} -WhatIf:$false -Confirm:$false").Invoke(script);
}
