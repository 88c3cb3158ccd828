using System.Collections;
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

    /// <summary>Puts a function in the place of what was there; gives that, and the function as PowerShell has it now.</summary>
    public static (ScriptBlock? Before, ScriptBlock? Own) Replace(string name, ScriptBlock script)
    {
        // One script: each takes more than a millisecond of an import, because it is compiled.
        string place = $"${{function:global:{name}}}";
        var blocks = ScriptBlock.Create($"param($script) $before = {place}; {place} = $script; @{{ Before = $before; Own = {place} }}")
            .Invoke(script)[0].BaseObject as Hashtable;
        return (blocks?["Before"] as ScriptBlock, blocks?["Own"] as ScriptBlock);
    }

    /// <summary>Puts a function there, or takes it away.</summary>
    public static void Write(string name, ScriptBlock? script) => ScriptBlock.Create(script is not null
        ? $"param($script) ${{function:global:{name}}} = $script"
        : $@"Microsoft.PowerShell.Management\Remove-Item Function:{name} -WhatIf:$false -Confirm:$false").Invoke(script);
}
