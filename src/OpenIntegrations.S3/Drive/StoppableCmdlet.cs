using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.ExceptionServices;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// Does work in a command of the pipeline that is running. PowerShell tells cmdlets when they are to stop, and neither functions nor the
/// readers of a provider. It has no name that a user could call.
/// </summary>
internal sealed class StoppableCmdlet : PSCmdlet
{
    public static CmdletInfo Info { get; } = new("Invoke-Stoppable", typeof(StoppableCmdlet));

    [Parameter(Mandatory = true)]
    public IStoppable? Work { get; set; }

    /// <summary>Does work to its end. What ends it otherwise is thrown here.</summary>
    public static void Run(Action run, Action stop)
    {
        if (Runspace.DefaultRunspace is null)
        {
            run();
            return;
        }
        var work = new Attempt(run, stop);
        InnerCommand.Run(Info, work);
        if (work.Failure is not null) ExceptionDispatchInfo.Capture(work.Failure).Throw();
    }

    protected override void ProcessRecord()
    {
        // Who was to stop before this had its work was told nothing that it could have passed on.
        if (Stopping) Work!.Stop();
        Work!.Run();
    }

    protected override void StopProcessing() => Work?.Stop();

    private sealed class Attempt(Action run, Action stop) : IStoppable
    {
        public Exception? Failure { get; private set; }

        public void Run()
        {
            try
            {
                run();
            }
            catch (Exception e)
            {
                Failure = e;
            }
        }

        public void Stop() => stop();
    }
}
