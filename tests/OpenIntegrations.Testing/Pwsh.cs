using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>The PowerShell and the Pester that the build brought from NuGet; the first compiled ahead of time.</summary>
public static class Pwsh
{
    /// <summary>What starts it, in front of its arguments: the runtime's host and an assembly.</summary>
    public static IReadOnlyList<string> Command { get; } =
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", Path("CompiledPowerShell")];

    /// <summary>The manifest of Pester.</summary>
    public static string Pester { get; } = Path("Pester");

    /// <summary>The manifest of the Pester that comes after it.</summary>
    public static string NextPester { get; } = Path("NextPester");

    /// <summary>Runs a script of a file or of a text, and gives the exit code and all that was printed.</summary>
    public static Task<(int Exit, string Output)> RunAsync(IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null) =>
        Programs.RunAsync(Command[0], [.. Command.Skip(1), "-NoProfile", "-NonInteractive", .. arguments],
            s_shortLived.Concat(environment ?? new Dictionary<string, string>()).ToDictionary(v => v.Key, v => v.Value));

    // What is learnt from a program's run, and collecting beside it, pays off for those that run longer: a third of the time of most tests.
    private static readonly Dictionary<string, string> s_shortLived = new()
    {
        ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_GCgen0size"] = "0x4000000",
    };

    private static string Path(string name) =>
        typeof(Pwsh).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == name).Value!;
}
