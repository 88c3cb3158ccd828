using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace OpenIntegrations.S3.Input;

/// <summary>Whether somebody is there to answer a question.</summary>
internal static class Audience
{
    /// <summary>
    /// The console reads its answers from standard input. When that is no keyboard, the end of it counts as Enter, which is Yes to most
    /// questions: a script that runs unattended must not say Yes by being silent.
    /// </summary>
    public static bool IsThere(PSHost host) => host.Name != "ConsoleHost" || !Console.IsInputRedirected;

    /// <summary>Whether a failed question failed because nobody can be asked.</summary>
    public static bool IsMissing(Exception failure) =>
        failure is PSInvalidOperationException or HostException or NotImplementedException or NotSupportedException;
}
