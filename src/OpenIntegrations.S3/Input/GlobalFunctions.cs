using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// Functions of whoever works in the session. Variables ask for them: Get-Item would say the same, and load PowerShell's module of such
/// commands; and a script that asks would take an import longer than all commands, because it is compiled.
/// </summary>
internal sealed class GlobalFunctions(SessionState session)
{
    /// <summary>Those of the session that this thread works for, into which the module was imported.</summary>
    public static GlobalFunctions Current => new(Session.Current.State!);

    /// <summary>What a function does; null where there is none.</summary>
    public ScriptBlock? Read(string name) => session.PSVariable.GetValue(Variable(name)) as ScriptBlock;

    /// <summary>Puts a function there, or takes away what is there; gives it as PowerShell has it now.</summary>
    public ScriptBlock? Write(string name, ScriptBlock? script)
    {
        if (script is not null) session.PSVariable.Set(Variable(name), script);
        else if (Read(name) is not null) session.InvokeProvider.Item.Remove("Function:" + name, recurse: false);
        return Read(name);
    }

    private static string Variable(string name) => "function:global:" + name;
}
