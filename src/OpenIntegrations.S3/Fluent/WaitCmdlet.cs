using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Fluent;

/// <summary>
/// Has the fluent client's work done on a pump, which is told when the user wants no more of it. It has no name that a user could call.
/// </summary>
internal sealed class WaitCmdlet : AsyncCmdlet
{
    public static CmdletInfo Info { get; } = new("Wait-HttpRequest", typeof(WaitCmdlet));

    [Parameter]
    public PendingWork? Work { get; set; }

    protected override Task ProcessAsync(CancellationToken cancellationToken) => Work!.RunAsync(cancellationToken);

    protected override void Fail(Exception failure) => Work!.Failure = failure;
}
