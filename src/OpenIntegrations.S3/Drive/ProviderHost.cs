using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Provider;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive;

/// <summary>A provider as the host of a pump. Nothing that it says can drive the terminal.</summary>
internal sealed class ProviderHost(CmdletProvider provider) : IPumpHost
{
    public PSHost User => provider.Host;

    public CommandInvocationIntrinsics Scripts => provider.InvokeCommand;

    public void Write(object? value, bool enumerate)
    {
    }

    public void Warn(string message) => provider.WriteWarning(TerminalText.Of(message, keepLines: true));

    public void Explain(string message) => provider.WriteVerbose(TerminalText.Of(message, keepLines: true));

    public void Show(ProgressRecord progress)
    {
        progress.Activity = TerminalText.Of(progress.Activity);
        progress.StatusDescription = TerminalText.Of(progress.StatusDescription);
        provider.WriteProgress(progress);
    }
}
