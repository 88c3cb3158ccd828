using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>The README's first steps do what it says. Its story in PowerShell is played by Pester.</summary>
public sealed class ReadmeTests
{
    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Its_first_command_plays_the_main_job_in_PowerShell_and_on_the_command_line()
    {
        string first = Regex.Match(Text, "```sh\n(.*?)\n").Groups[1].Value;
        Assert.Equal("dotnet run --project demo", first);
        string demo = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "Demo").Value!;
        (int exit, string output) = await Programs.RunAsync("dotnet", [demo]);
        Assert.True(exit == 0, output);
        foreach (string line in new[] { "PS> New-S3Bucket holiday", "PS> Invoke-RestMethod (New-S3PresignedUrl", "PS> oint s3 GetObject",
            "PS> Remove-S3Bucket holiday" }) Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Matches(@"All 1\d lines did what they should, in \d+ s\. Nothing is left behind\.\s*$", output);
    }

    [Fact]
    public void The_tool_manifest_has_the_PowerShell_that_the_tests_use()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Root, ".config", "dotnet-tools.json"));
        string version = Regex.Match(manifest, "\"powershell\": \\{\\s*\"version\": \"(.*?)\"").Groups[1].Value;
        Assert.Contains($"/{version}/", Pwsh.Command[1], StringComparison.Ordinal);
        Assert.Contains("dotnet tool restore", Text, StringComparison.Ordinal);
        Assert.Contains("./build.ps1 Install", Text, StringComparison.Ordinal);
    }
}
