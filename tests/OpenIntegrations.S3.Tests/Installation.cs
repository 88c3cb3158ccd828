using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>
/// What <c>./build.ps1 Install</c> gives a user: the module compiled ahead of time, and <c>oint</c>. Made once a run, in a home of its own.
/// </summary>
internal sealed class Installation
{
    private static readonly Lazy<Task<Installation>> s_made = new(MakeAsync);

    private Installation(string home, string output) => (Home, Output) = (home, output);

    public string Home { get; }

    /// <summary>What the script said.</summary>
    public string Output { get; }

    /// <summary>The folder of the module.</summary>
    public string Module => Directory.GetDirectories(Path.Combine(Home, ".local/share/powershell/Modules/OpenIntegrations.S3")).Single();

    /// <summary>The environment of a shell that the user opens.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["HOME"] = Home,
        ["PSModulePath"] = "",
        ["XDG_DATA_HOME"] = "",
        ["PATH"] = Path.Combine(Home, ".local/bin") + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH"),
    };

    public static Task<Installation> MadeAsync() => s_made.Value;

    private static async Task<Installation> MakeAsync()
    {
        string home = Directory.CreateTempSubdirectory("oint-installed-").FullName;
        TestContext.Current.SendDiagnosticMessage("./build.ps1 Install compiles ahead of time; that takes a minute or two.");
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["XDG_DATA_HOME"] = "" };
        (int exit, string output) = await Pwsh.RunAsync(["-File", Path.Combine(Repository.Root, "build.ps1"), "Install"], environment);
        return exit == 0 ? new Installation(home, output) : throw new InvalidOperationException("./build.ps1 Install failed: " + output);
    }
}
