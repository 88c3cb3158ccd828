using System;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>Makes sure that what is in a drive is looked for where it is.</summary>
internal static class DriveCheck
{
    /// <summary>The property that PowerShell gives to the items of its drives.</summary>
    public const string Property = "PSDrive";

    /// <param name="item">What came down the pipeline.</param>
    /// <param name="isNamed">Whether the command names a connection.</param>
    /// <exception cref="ArgumentException">The drive's connection is another one than that of the command.</exception>
    public static void Demand(PSObject item, bool isNamed) => Demand(item.Properties[Property]?.Value as IStoreDrive, isNamed);

    /// <param name="drive">The drive; null for none of a store.</param>
    /// <param name="isNamed">Whether the command names a connection.</param>
    /// <exception cref="ArgumentException">The drive's connection is another one than that of the command.</exception>
    public static void Demand(IStoreDrive? drive, bool isNamed)
    {
        if (isNamed || drive is not { HasOwnConnection: true }) return;
        // What is in use leads to the same store.
        if (drive.ProfileName is { } own && Session.Current.Uses(own)) return;
        string how = drive.ProfileName is { } profile ? $"-ProfileName {profile}" : "-BasicData";
        throw new ArgumentException($"The drive {drive.Name}: has a connection of its own. Name it here, too: {how}, or of a destination "
            + "-DestinationProfileName or -DestinationBasicData.");
    }
}
