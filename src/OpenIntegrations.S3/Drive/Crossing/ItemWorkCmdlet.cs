using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>Is told by Ctrl+C, and ends the work then. It has no name that a user could call.</summary>
internal sealed class ItemWorkCmdlet : PSCmdlet
{
    public static CmdletInfo Info { get; } = new("Invoke-ItemWork", typeof(ItemWorkCmdlet));

    [Parameter(Mandatory = true)]
    public ItemWork? Work { get; set; }

    protected override void ProcessRecord()
    {
        using (Work) Work!.Run();
    }

    protected override void StopProcessing() => Work?.Stop();
}
