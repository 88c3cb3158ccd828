using System.Management.Automation;
using System.Management.Automation.Host;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>A cmdlet as the host of a pump.</summary>
internal sealed class CmdletHost(PlainCmdlet cmdlet) : IPumpHost
{
    public PSHost User => cmdlet.Host;

    public CommandInvocationIntrinsics Scripts => cmdlet.InvokeCommand;

    public void Write(object? value, bool enumerate) => cmdlet.WriteObject(value, enumerate);

    public void Warn(string message) => cmdlet.WriteWarning(message);

    public void Explain(string message) => cmdlet.WriteVerbose(message);

    public void Show(ProgressRecord progress) => cmdlet.WriteProgress(progress);
}
