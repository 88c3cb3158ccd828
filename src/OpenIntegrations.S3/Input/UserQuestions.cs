using System;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>Asks the user for a value that may be seen.</summary>
internal static class UserQuestions
{
    /// <returns>Null when nobody is there to answer, or the answer is empty.</returns>
    public static string? Ask(PSCmdlet cmdlet, string question)
    {
        if (!Audience.IsThere(cmdlet.Host)) return null;
        try
        {
            cmdlet.Host.UI.Write(question + ": ");
            return cmdlet.Host.UI.ReadLine()?.Trim() is { Length: > 0 } answer ? answer : null;
        }
        catch (Exception e) when (Audience.IsMissing(e))
        {
            return null;
        }
    }
}
