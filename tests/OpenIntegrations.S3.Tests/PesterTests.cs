using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.EveryProject;

namespace OpenIntegrations.S3.Tests;

/// <summary>What Pester found, a test for each of its files and each build of the module.</summary>
public sealed class PesterTests
{
    public static TheoryData<string, string> Files
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Pester"), "*.Tests.ps1").Order())
            {
                foreach (string build in PesterRun.Builds) rows.Add(Path.GetFileName(file), build);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Pester(string file, string build)
    {
        List<PesterResult> tests = [.. (await PesterRun.ResultsAsync(build)).Where(t => t.File == file)];
        string[] failures = [.. tests.Where(t => t.Result == "Failed").Select(t => $"{t.Name}\n{t.Error}")];
        Assert.True(failures.Length == 0, string.Join("\n\n", failures));
        Assert.True(tests.Count > 0, "Pester found no test in this file.");
        string[] skipped = [.. tests.Where(t => t.Result is "Skipped" or "Inconclusive").Select(t => t.Name)];
        Assert.SkipWhen(skipped.Length == tests.Count, "Pester skipped: " + string.Join("; ", skipped));
        string why = $"Pester, on {build}: they are for another platform or build, or need a program that is not here.";
        foreach (string name in skipped) SkipReport.Add(why, name);
    }

    [Fact]
    public async Task The_Pester_that_comes_next_runs_a_file_too()
    {
        IReadOnlyList<PesterResult> tests = await PesterRun.WithNextPesterAsync("Errors.Tests.ps1");
        Assert.NotEmpty(tests);
        Assert.All(tests, t => Assert.Equal("Passed", t.Result));
    }
}
