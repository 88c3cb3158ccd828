using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using OpenIntegrations.S3.Input.Completion;

namespace OpenIntegrations.S3.Drive.Paths;

/// <summary>The names by which PowerShell knows what is here.</summary>
internal static class DriveNames
{
    /// <summary>The provider with its module: another one may have the short name.</summary>
    public const string Provider = "OpenIntegrations.S3\\" + S3Provider.ProviderName;
}

/// <summary>Completes the names of the drives of stores.</summary>
public sealed class DriveNameCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IDictionary bound)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddCommand("Microsoft.PowerShell.Management\\Get-PSDrive").AddParameter("PSProvider", S3Provider.ProviderName)
            .Invoke<PSDriveInfo>().OfType<S3DriveInfo>().Select(d => d.Name).ToList();
    }
}
