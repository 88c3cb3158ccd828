using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What Pester found, a test for each of its files and each build of the module.</summary>
public sealed class PesterTests
{
    private static readonly Dictionary<string, Lazy<Task<IReadOnlyList<PesterResult>>>> s_runs = new[] { "net8.0", "netstandard2.0" }
        .ToDictionary(build => build, build => new Lazy<Task<IReadOnlyList<PesterResult>>>(() => RunAsync(build)));

    private static readonly Lazy<Task<string>> s_servers = new(DescribeServersAsync);

    public static TheoryData<string, string> Files
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Pester"), "*.Tests.ps1").Order())
            {
                foreach (string build in s_runs.Keys) rows.Add(Path.GetFileName(file), build);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Pester(string file, string build)
    {
        Assert.SkipUnless(Programs.Has("pwsh"), "PowerShell (pwsh) is not on the PATH: the cmdlets were not run.");
        var tests = (await s_runs[build].Value).Where(t => t.File == file).ToList();
        string[] failures = tests.Where(t => t.Result == "Failed").Select(t => $"{t.Name}\n{t.Error}").ToArray();
        Assert.True(failures.Length == 0, string.Join("\n\n", failures));
        Assert.True(tests.Count > 0, "Pester found no test in this file.");
        string[] skipped = tests.Where(t => t.Result is "Skipped" or "Inconclusive").Select(t => t.Name).ToArray();
        Assert.SkipWhen(skipped.Length == tests.Count, "Pester skipped: " + string.Join("; ", skipped));
        TestContext.Current.TestOutputHelper?.WriteLine($"{tests.Count} Pester tests, skipped: {(skipped.Length == 0 ? "none" : string.Join("; ", skipped))}");
    }

    private static async Task<IReadOnlyList<PesterResult>> RunAsync(string build)
    {
        string results = Path.Combine(Path.GetTempPath(), $"pester-{build}-{Environment.ProcessId}.json");
        string script = Path.Combine(Repository.Root, "tests", "Pester", "Invoke-Tests.ps1");
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var environment = new Dictionary<string, string> { ["S3_TEST_CONFIGURATION"] = configuration, ["S3_TEST_SERVERS"] = await s_servers.Value };
        (int exit, string output) = await Programs.RunAsync("pwsh", ["-NoProfile", "-NonInteractive", "-File", script, "-Build", build, "-ResultFile", results], environment);
        Assert.True(exit == 0 && File.Exists(results), $"Pester did not run: {output}");
        string json = await File.ReadAllTextAsync(results);
        if (Environment.GetEnvironmentVariable("S3_TEST_RESULTS") is { Length: > 0 } folder) File.Copy(results, Path.Combine(folder, $"pester-{build}.json"), overwrite: true);
        File.Delete(results);
        return JsonSerializer.Deserialize<List<PesterResult>>(json)!;
    }

    /// <summary>The real servers that this machine can run, as JSON. They end with the test run.</summary>
    private static async Task<string> DescribeServersAsync()
    {
        TestServer[] servers = await Task.WhenAll(TestServer.StartAsync("rgw"), TestServer.StartAsync("moto"));
        return JsonSerializer.Serialize(servers.Where(s => s.Missing is null).ToDictionary(s => s.Name, s => s.Variables));
    }

    private sealed record PesterResult(string File, string Name, string Result, string Error);
}
