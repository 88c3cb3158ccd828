using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Fluent;

/// <summary>PowerShell as the fluent client's caller: its objects, its paths, its Ctrl+C.</summary>
internal sealed class PowerShellCaller(PathIntrinsics paths) : Caller
{
    public override object? Plain(object? value) => PsTree.Plain(value);

    public override string FullPath(string path) => LocalPath.Full(paths, path);

    public override object? Show(object? tree, bool asMap) => asMap ? PsTree.ToDictionaries(tree) : PsTree.ToObjects(tree);

    /// <summary>
    /// PowerShell interrupts a method only when it returns, but it tells cmdlets at once: the wait is therefore done by a cmdlet,
    /// inside of the pipeline that called the method.
    /// </summary>
    public override void Wait(Func<CancellationToken, Task> work)
    {
        if (Runspace.DefaultRunspace is null)
        {
            base.Wait(work);
            return;
        }
        var pending = new PendingWork(work);
        InnerCommand.Run(WaitCmdlet.Info, pending);
        pending.Finish();
    }
}
