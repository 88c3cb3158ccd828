using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary><c>./build.ps1 Install</c>, and what a user has of it in the next shell.</summary>
public sealed class InstallTests
{
    [Fact]
    public async Task PowerShell_finds_the_commands_by_itself()
    {
        Installation installed = await InstalledAsync();
        const string script = "(Get-S3BasicData -Url http://h -AccessKey a -SecretKey s).Region; (Get-Command Get-S3Bucket).DLL";
        (int exit, string output) = await Pwsh.RunAsync(["-Command", script], installed.Environment);
        Assert.True(exit == 0, output);
        Assert.Equal(["us-east-1", Path.Combine(installed.Module, "module/bin/Core/OpenIntegrations.S3.dll")], Lines(output));
    }

    [Fact]
    public async Task Oint_is_on_the_path()
    {
        Installation installed = await InstalledAsync();
        (int exit, string output) = await Programs.RunAsync("sh", ["-c", "command -v oint && oint --help"], installed.Environment);
        Assert.True(exit == 0, output);
        Assert.StartsWith(Path.Combine(installed.Home, ".local/bin/oint"), output, StringComparison.Ordinal);
        Assert.Contains("oint s3 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_it_did()
    {
        Installation installed = await InstalledAsync();
        Assert.Contains($"The module is in {installed.Module}.", installed.Output, StringComparison.Ordinal);
        Assert.Contains($"a script that starts it in {installed.Home}/.local/bin.", installed.Output, StringComparison.Ordinal);
        Assert.Contains("That is not on the PATH yet", installed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_PowerShell_7_loads_is_compiled_ahead_of_time()
    {
        Installation installed = await InstalledAsync();
        string[] assemblies = [.. Directory.GetFiles(Path.Combine(installed.Module, "module/bin/Core"), "*.dll"),
            .. Directory.GetFiles(Path.Combine(installed.Home, ".local/share/oint"), "*.dll")];
        Assert.True(assemblies.Length >= 10, string.Join("\n", assemblies));
        Assert.DoesNotContain(assemblies, a => !HasNativeCode(a));
    }

    private static Task<Installation> InstalledAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This test knows where an installation lies on Unix only.");
        return Installation.MadeAsync();
    }

    private static bool HasNativeCode(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static IEnumerable<string> Lines(string text) => text.Trim().Split('\n').Select(l => l.Trim());
}
