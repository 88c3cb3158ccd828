using System.Management.Automation;

namespace OpenIntegrations.S3.Fluent;

/// <summary>Waits for work and is told when the user wants no more of it. It has no name that a user could call.</summary>
internal sealed class WaitCmdlet : Cmdlet
{
    public static CmdletInfo Info { get; } = new("Wait-HttpRequest", typeof(WaitCmdlet));

    [Parameter]
    public PendingWork? Work { get; set; }

    protected override void ProcessRecord() => Work?.Run();

    protected override void StopProcessing() => Work?.Stop();
}
