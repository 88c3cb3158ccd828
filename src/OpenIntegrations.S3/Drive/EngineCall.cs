using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace OpenIntegrations.S3.Drive;

/// <summary>Which of PowerShell's own methods call, where a provider is told no difference. It takes a while to find out.</summary>
internal static class EngineCall
{
    private const string Session = "SessionStateInternal";
    private const string Globber = "LocationGlobber";

    // They ask whether a path is there and then do something with it.
    private static readonly string[] s_acting =
    [
        "GetChildItemCommand", "GetItemCommand", "RemoveItemCommand", "RenameItemCommand", "CopyItemCommand", "MoveItemCommand",
        "GetContentCommand", "WriteContentCommandBase", "ClearContentCommand", "GetItemPropertyCommand",
        "SetItemPropertyCommand", "ClearItemPropertyCommand", "NewItemPropertyCommand", "RemoveItemPropertyCommand",
    ];

    /// <summary>Whether it is about the folder in which a pattern is looked for next. What is said of it now is left aside.</summary>
    public static bool IsForPattern => Any(m => m.Name == "GetChildNamesInDir");

    /// <summary>Whether the command will come to the path again if it is there, and tell the user what is said of it then.</summary>
    public static bool ComesAgain => IsBy(s_acting);

    /// <summary>Whether Get-ChildItem looks for one path without a pattern.</summary>
    public static bool IsOfPlainList => IsBy("GetChildItemCommand") && Any(m => m is { Name: "GetChildItems", DeclaringType.Name: Session })
        && !Any(m => m.DeclaringType?.Name == Globber);

    /// <summary>Whether Get-ChildItem -Name looks for a pattern: it hears what is thrown, and nothing that is written.</summary>
    public static bool IsDeaf => Any(m => m is { Name: "GetChildNames", DeclaringType.Name: Session })
        && Any(m => m.DeclaringType?.Name == Globber || m.Name == "DoGetChildNamesManually");

    /// <summary>Whether a cmdlet of one of these types calls.</summary>
    public static bool IsBy(params string[] cmdlets) => Any(m => cmdlets.Contains(m.DeclaringType?.Name));

    private static bool Any(Func<MethodBase, bool> isWanted) =>
        (new StackTrace().GetFrames() ?? []).Any(f => f?.GetMethod() is { } method && isWanted(method));
}
