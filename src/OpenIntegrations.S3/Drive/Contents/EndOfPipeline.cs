using System.Diagnostics;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>
/// Whether a writer is closed because its pipeline came to its end, or because it was broken off. PowerShell closes it both times and tells
/// no difference; only who calls is another.
/// </summary>
internal static class EndOfPipeline
{
    public static bool IsReached()
    {
        foreach (StackFrame frame in new StackTrace().GetFrames() ?? [])
        {
            string? type = frame.GetMethod()?.DeclaringType?.FullName;
            switch (type, frame.GetMethod()?.Name)
            {
                case (_, "EndProcessing" or "DoEndProcessing"):
                case ("System.Management.Automation.CommandProcessorBase", "Complete" or "DoComplete"):
                    return true;
                case ("System.Management.Automation.CommandProcessorBase", "Dispose"):
                case ("System.Management.Automation.Internal.PipelineProcessor", "Dispose" or "DisposeCommands"):
                    return false;
            }
        }
        return true;
    }
}
