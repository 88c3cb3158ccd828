using System.Management.Automation;
using System.Management.Automation.Host;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>A function as the host of a pump.</summary>
internal sealed class FunctionHost(PSCmdlet function) : IPumpHost
{
    public PSHost User => function.Host;

    public CommandInvocationIntrinsics Scripts => function.InvokeCommand;

    public void Write(object? value, bool enumerate) => function.WriteObject(value, enumerate);

    public void Warn(string message) => function.WriteWarning(TerminalText.Of(message, keepLines: true));

    public void Explain(string message) => function.WriteVerbose(TerminalText.Of(message, keepLines: true));

    public void Show(ProgressRecord progress) => function.WriteProgress(progress);
}
