using System.Management.Automation;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// Runs a command inside of the one that is running, where a method, a function or a reader of a provider waits: PowerShell tells only
/// commands when they are to stop.
/// </summary>
internal static class InnerCommand
{
    // A script's command belongs to the pipeline that is running, which refuses it once it is to stop. A pipeline of its own inside of that
    // one, as PowerShell.Create makes it, would begin all the same, and nobody would tell it to stop any more.
    private const string Script = "[Diagnostics.DebuggerHidden()] param($command, $work) & $command -Work $work";

    /// <param name="command">The command. It gives nothing.</param>
    /// <param name="work">What it takes as -Work.</param>
    /// <exception cref="PipelineStoppedException">The pipeline is to stop.</exception>
    public static void Run(CmdletInfo command, object work) => ScriptBlock.Create(Script).Invoke(command, work);
}
