using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>
/// PowerShell refuses what goes between the file system and another provider. Where a drive wants it, functions of the same names stand
/// before Copy-Item, Move-Item and Get-FileHash, and ask here. Public because they do.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemCommands
{
    /// <summary>What runs work: PowerShell tells cmdlets when they are to stop, and functions not.</summary>
    public static CmdletInfo Runner => StoppableCmdlet.Info;

    /// <summary>The work of a record that crosses; null for one that is PowerShell's own.</summary>
    /// <param name="function">The function that was called.</param>
    /// <param name="bound">What it was called with.</param>
    public static object? Take(PSCmdlet function, IDictionary<string, object> bound) => ItemRequest.Of(function, bound) is not { } request
        ? null : request.IsHash ? new ItemHash(request) : new ItemTransfer(request);

    /// <summary>The module goes: everything is as it was.</summary>
    public static void Leave() => Session.Current.ItemFunctions.Leave();
}
