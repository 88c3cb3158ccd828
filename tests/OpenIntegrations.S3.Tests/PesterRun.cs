using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.EveryProject;

namespace OpenIntegrations.S3.Tests;

/// <summary>A test of Pester's, and how it ended.</summary>
internal sealed record PesterResult(string File, string Name, string Result, string Error);

/// <summary>
/// Pester over all its files, for each build of the module in two PowerShells, each of which takes the next file when it is done with one.
/// </summary>
internal static class PesterRun
{
    private const string AheadOfTime = "ahead of time";
    private const int Processes = 2;

    // What takes longest begins first, so that no PowerShell is left with it at the end.
    private static readonly string[] s_longest = ["DriveParity", "TreeLines", "Items", "Examples", "Jobs", "Silence", "Moves", "Safety"];
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Pester");
    private static readonly Lazy<Task<string>> s_servers = new(DescribeServersAsync);

    // All begin when the first is asked for: they take minutes, and most of the time one waits for something.
    private static readonly Lazy<Dictionary<string, Task<IReadOnlyList<PesterResult>>>> s_runs = new(() =>
        Builds!.ToDictionary(build => build, build => Task.Run(() => RunAsync(build))));

    /// <summary>
    /// The build for Windows PowerShell, and that for PowerShell 7 as <c>./build.ps1</c> gives it to a user: <c>net8.0</c> with native code
    /// beside its own.
    /// </summary>
    public static IReadOnlyList<string> Builds { get; } = ["netstandard2.0", AheadOfTime];

    public static Task<IReadOnlyList<PesterResult>> ResultsAsync(string build) => s_runs.Value[build];

    /// <summary>One file alone, under the Pester that users will have.</summary>
    public static Task<IReadOnlyList<PesterResult>> WithNextPesterAsync(string file) =>
        RunAsync("net8.0", ["-Path", Path.Combine(s_folder, file), "-Pester", Pwsh.NextPester]);

    private static async Task<IReadOnlyList<PesterResult>> RunAsync(string build)
    {
        string[] options = ["-Pester", Pwsh.Pester, .. build == AheadOfTime ? new[] { "-Module", await ModuleAsync() } : []];
        string claims = Directory.CreateTempSubdirectory("pester-claims-").FullName;
        string[] work = [.. options, "-Path", string.Join(',', Files()), "-Claims", claims];
        var runs = Enumerable.Range(0, Processes).Select(_ => RunAsync(build, work));
        return [.. (await Task.WhenAll(runs)).SelectMany(tests => tests)];
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(s_folder, "*.Tests.ps1")
        .OrderBy(file => (uint)Array.IndexOf(s_longest, Path.GetFileName(file).Split('.')[0])).ThenBy(file => file, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<PesterResult>> RunAsync(string build, string[] options)
    {
        string results = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        string script = Path.Combine(s_folder, "Invoke-Tests.ps1");
        var environment = new Dictionary<string, string>
        {
            ["S3_TEST_CONFIGURATION"] = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug",
            ["S3_TEST_SERVERS"] = await s_servers.Value,
        };
        (int exit, string output) = await Pwsh.RunAsync(
            ["-File", script, "-Build", build, "-ResultFile", results, .. options], environment);
        Assert.True(exit == 0 && File.Exists(results), $"Pester did not run: {output}");
        string times = string.Join('\n', output.Split('\n').Where(line => line.StartsWith("Seconds: ", StringComparison.Ordinal)));
        TestContext.Current.SendDiagnosticMessage($"Pester, on {build}:\n{times}");
        string json = await File.ReadAllTextAsync(results);
        File.Delete(results);
        return JsonSerializer.Deserialize<List<PesterResult>>(json)!;
    }

    private static async Task<string> ModuleAsync() => Path.Combine((await Installation.MadeAsync()).Module, "OpenIntegrations.S3.psd1");

    /// <summary>The real servers that this machine can run, as JSON.</summary>
    private static async Task<string> DescribeServersAsync()
    {
        TestServer[] servers = await Task.WhenAll(new[] { "rgw", "moto", "swift" }.Select(TestServer.StartAsync));
        foreach (TestServer server in servers)
        {
            if (server.Missing is { } why) SkipReport.Add(why, "Pester at " + server.Name);
        }
        return JsonSerializer.Serialize(servers.Where(s => s.Missing is null).ToDictionary(s => s.Name, s => s.Variables));
    }
}
