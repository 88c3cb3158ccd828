using System;
using System.Management.Automation;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Takes a drive of a store away. What is in the store stays.</summary>
/// <example>
/// <code>Dismount-S3Drive photos</code>
/// <para>The drive photos: is gone.</para>
/// </example>
[Cmdlet(VerbsData.Dismount, "S3Drive")]
public sealed class DismountS3Drive : PlainCmdlet
{
    /// <summary>The name of the drive; several may be given.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(DriveNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Takes the drive away also when PowerShell stands on it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name) Remove(name.TrimEnd(':'));
    }

    private void Remove(string name)
    {
        try
        {
            if (SessionState.Drive.Get(name) is not S3DriveInfo)
                throw new ArgumentException($"{name}: is no drive of a store. Remove-PSDrive takes away any other.");
            SessionState.Drive.Remove(name, Force, null);
        }
        catch (Exception e) when (e is SessionStateException or PSInvalidOperationException or ArgumentException)
        {
            WriteError(new ErrorRecord(e, "DriveNotDismounted", ErrorCategory.InvalidOperation, name));
        }
    }
}
