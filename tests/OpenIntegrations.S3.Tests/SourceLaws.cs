using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What holds for all sources of the checkout.</summary>
public sealed class SourceLaws
{
    private const int Width = 140;

    // What a test must not do: to fail because a machine is slow, because another program was quicker, or because of another test.
    private static readonly Dictionary<string, string> s_forbidden = new()
    {
        ["a port that is taken, let go and taken again"] = @"FreePort|IsFree\(",
        ["an upper bound on elapsed time"] = @"Assert\.(InRange|True)\([^;]*Elapsed[^;]*(,[^;]*,|<)|Elapsed\S* \| Should -BeLess",
        ["a wait with an end"] = @"WaitAsync\(TimeSpan|WaitForExit\(\d|WaitOne\(\d|ReceiveTimeout",
        ["a loop that waits so often and no longer"] = @"\bi < \d+ &&.*(Delay|Sleep)|-lt \d+ -and.*Start-Sleep",
        ["a change of what other tests of the process see, too"] =
            @"(?<!static void .*)\bEnvironment\.(SetEnvironmentVariable\(|CurrentDirectory =)|\.SetCurrentDirectory\(",
        ["PowerShell from the PATH"] = """Programs\.(Has|RunAsync)\("pwsh"|(?<![\w$'.-])pwsh -""",
    };

    // Who may ask Uri, which folds dots, slashes and escapes.
    private static readonly Dictionary<string, string> s_readersOfUri = new()
    {
        ["Origin.cs"] = "for a host alone: one beyond ASCII, or an address in numbers",
        ["ProxyAddress.cs"] = "for a proxy, which may speak SOCKS",
        ["WireUri.cs"] = "because HttpClient takes nothing else",
        ["NetworkChecks.cs"] = "because the system's proxies take nothing else",
        ["Demo.cs"] = "as anybody would who got a link",
    };

    private static readonly string[] s_files = [.. new[] { "src", "tests", "demo" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories))
        .Where(f => !Regex.IsMatch(f, @"[\\/](bin|obj)[\\/]")).Order()];

    [Fact]
    public void No_line_is_wider_than_the_editor_says()
    {
        string editor = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"));
        Assert.Contains($"[*.cs]\nmax_line_length = {Width}\n", editor, StringComparison.Ordinal);
        None(Lines(".cs").Where(l => l.Text.Length > Width).Select(l => l.Place));
    }

    [Fact]
    public void What_begins_a_cmdlet_begins_what_it_is_made_of() =>
        None(
            from file in s_files
            let text = File.ReadAllText(file)
            where file.EndsWith(".cs", StringComparison.Ordinal) && Path.GetFileName(file) is not ("PlainCmdlet.cs" or "SourceLaws.cs")
                && text.Contains("override void BeginProcessing()", StringComparison.Ordinal)
                && !text.Contains("base.BeginProcessing();", StringComparison.Ordinal)
            select file);

    [Fact]
    public void Namespaces_follow_folders() =>
        None(s_files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(Misplaced).OfType<string>());

    [Fact]
    public void Namespaces_are_those_of_whole_files_and_usings_stand_before_them() =>
        None(
            from file in s_files
            where file.EndsWith(".cs", StringComparison.Ordinal)
            let text = File.ReadAllText(file)
            where Regex.Count(text, "(?m)^namespace ") == 1
                && Regex.IsMatch(text, @"(?m)^namespace [\w.]+\s*(\{|$)|^namespace [\s\S]*^using (?!var )[\w.]+;")
            select file);

    [Fact]
    public void Addresses_are_read_in_one_place() =>
        None(
            from line in Lines(".cs")
            where line.Place.StartsWith("src", StringComparison.Ordinal)
                && Regex.IsMatch(line.Text, @"Uri\.TryCreate|new Uri\(|UriBuilder|(IndexOf|Contains)\(""://""")
                && !s_readersOfUri.ContainsKey(Path.GetFileName(line.Place.Split(':')[0]))
            select line.Place);

    [Fact]
    public void Tests_depend_neither_on_how_fast_the_machine_is_nor_on_each_other() =>
        None(
            from line in Lines(".cs", ".ps1")
            where line.Place.StartsWith("tests", StringComparison.Ordinal) && !line.Place.Contains("benchmarks", StringComparison.Ordinal)
                && !line.Place.Contains(nameof(SourceLaws), StringComparison.Ordinal)
            from rule in s_forbidden
            where Regex.IsMatch(line.Text, rule.Value)
            select $"{line.Place}: {rule.Key}");

    [Fact]
    public void What_is_measured_of_the_whole_process_is_measured_alone() =>
        None(s_files.Where(f => f.EndsWith("Tests.cs", StringComparison.Ordinal)
            && Regex.IsMatch(File.ReadAllText(f), @"GC\.GetTotal|WorkingSet|TotalProcessorTime")
            && !File.ReadAllText(f).Contains("[Collection(nameof(Alone))]", StringComparison.Ordinal)));

    /// <summary>PowerShell makes a path of its other providers one of this folder: who resolves one asks whose it is.</summary>
    [Fact]
    public void Paths_of_PowerShell_are_resolved_in_one_place() =>
        None(Lines(".cs").Where(l => l.Text.Contains("ProviderPathFromPSPath(", StringComparison.Ordinal)
            && !Regex.IsMatch(l.Place, @"^src.OpenIntegrations\.S3.(Drive.|Input.LocalPath\.cs)|SourceLaws"))
            .Select(l => l.Place));

    [Theory]
    [InlineData("Assert.InRange(time.Elapsed.TotalSeconds, 0.9, 20);", true)]
    [InlineData("Assert.True(time.Elapsed < TimeSpan.FromSeconds(5));", true)]
    [InlineData("Assert.True(time.Elapsed.TotalSeconds > 0.95);", false)]
    [InlineData("$time.Elapsed.TotalSeconds | Should -BeLessThan 5", true)]
    [InlineData("for (int i = 0; i < 200 && !isSo(); i++) await Task.Delay(10);", true)]
    [InlineData("while (!isSo()) await Task.Delay(10);", false)]
    [InlineData("$output = pwsh -NoProfile -File x.ps1", true)]
    [InlineData("& $Pwsh[0] $Pwsh[1..9] -NoProfile", false)]
    [InlineData("        Environment.SetEnvironmentVariable(ProfileStore.FolderVariable, home);", true)]
    public void The_law_on_time_knows_its_cases(string line, bool isForbidden) =>
        Assert.Equal(isForbidden, s_forbidden.Values.Any(r => Regex.IsMatch(line, r)));

    private static void None(IEnumerable<string> places)
    {
        string[] found = [.. places];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    private static IEnumerable<(string Place, string Text)> Lines(params string[] endings) =>
        from file in s_files
        where endings.Contains(Path.GetExtension(file))
        from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
        select ($"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}", line.Text);

    /// <summary>The place of a file whose namespace is not its folder's, and what it should be; null for one that is in order.</summary>
    private static string? Misplaced(string file)
    {
        string place = Path.GetRelativePath(Repository.Root, file);
        Match said = Regex.Match(File.ReadAllText(file), @"(?m)^namespace ([\w.]+);");
        if (!said.Success || place.Contains("Platform", StringComparison.Ordinal)) return null;
        string folder = Path.GetDirectoryName(file)!;
        string? project = Ancestors(folder).FirstOrDefault(f => Directory.EnumerateFiles(f, "*.csproj").Any());
        if (project is null) return null;
        string below = Path.GetRelativePath(project, folder).Replace(Path.DirectorySeparatorChar, '.');
        string expected = below == "." ? RootOf(project) : $"{RootOf(project)}.{below}";
        // PowerShell shows the namespace of a cmdlet in each of its error ids: all have one, whatever folder they lie in.
        if (expected.StartsWith("OpenIntegrations.S3.Commands.", StringComparison.Ordinal)) expected = "OpenIntegrations.S3.Commands";
        return said.Groups[1].Value == expected ? null : $"{place}: {said.Groups[1].Value}, not {expected}";
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (string? f = folder; f is not null && f.Length >= Repository.Root.Length; f = Path.GetDirectoryName(f)) yield return f;
    }

    private static string RootOf(string project)
    {
        string file = Directory.EnumerateFiles(project, "*.csproj").Single();
        Match named = Regex.Match(File.ReadAllText(file), "<RootNamespace>(.*?)</RootNamespace>");
        return named.Success ? named.Groups[1].Value : Path.GetFileNameWithoutExtension(file);
    }
}
