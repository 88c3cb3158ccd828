using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>
/// PowerShell refuses what goes between the file system and another provider. Where a drive wants it, functions of the same names stand
/// before Copy-Item, Move-Item, Get-FileHash and Get-Content, and ask here. Public because they do.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemCommands
{
    /// <summary>What runs work: PowerShell tells cmdlets when they are to stop, and functions not.</summary>
    public static CmdletInfo Runner => StoppableCmdlet.Info;

    /// <summary>A call of one of the functions begins.</summary>
    /// <param name="function">The function.</param>
    /// <param name="isTold">Whether <see cref="End"/> is called however it ends.</param>
    public static object Begin(PSCmdlet function, bool isTold) => new ItemCall(function, isTold);

    /// <summary>The work of a record that crosses; null for one that is PowerShell's own.</summary>
    /// <param name="call">The call.</param>
    /// <param name="bound">What it was called with.</param>
    public static object? Take(object call, IDictionary<string, object> bound) =>
        call is not ItemCall known || ItemRequest.Of(known.Function, bound) is not { } request ? null
            : request.IsHash ? new ItemHash(known, request) : new ItemTransfer(known, request);

    /// <summary>The calls of Get-Content that give the last lines of the paths of a record; null where none is one of a drive.</summary>
    /// <param name="function">The function.</param>
    /// <param name="bound">What it was called with.</param>
    public static object? Ends(PSCmdlet function, IDictionary<string, object> bound) => TailRequest.Of(function, bound);

    /// <summary>Whether there is something to wait for.</summary>
    public static bool IsBusy(object call) => call is ItemCall { IsBusy: true };

    /// <summary>The call is over: what was begun and has not come to its end, nobody wants any more.</summary>
    public static void End(object? call) => (call as ItemCall)?.Dispose();
}
