using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using OpenIntegrations.Help;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What holds for all cmdlets, so that it need not be remembered.</summary>
public sealed class CmdletLaws
{
    private static readonly string[] s_changingVerbs = ["New", "Set", "Remove", "Write", "Copy", "Start", "Stop", "Resume", "Complete", "Send", "Update", "Restore", "Rename", "Import", "Export", "Connect"];

    /// <summary>Those that make an object in memory, or a connection that ends with the session, and touch nothing else.</summary>
    private static readonly string[] s_harmless = ["New-S3PresignedUrl", "New-HttpRequest", "Connect-S3Hosting"];

    /// <summary>S3 is the module's own; Http is for the client of everything else over HTTP, which knows no store.</summary>
    private static readonly string[] s_nouns = ["S3", "Http"];

    private static readonly List<CmdletHelp> s_help = CmdletHelp.ReadAll(typeof(S3Cmdlet).Assembly, DocComments.Load(typeof(S3Cmdlet).Assembly, typeof(S3.Client.S3Client).Assembly)).ToList();

    public static TheoryData<string> Names => new(Cmdlets.All.Select(Cmdlets.NameOf).Order());

    [Theory, MemberData(nameof(Names))]
    public void The_class_is_sealed_and_named_for_the_cmdlet(string name)
    {
        Type cmdlet = Cmdlets.Find(name);
        Assert.True(cmdlet.IsSealed);
        Assert.Equal(name.Replace("-", "", StringComparison.Ordinal), cmdlet.Name);
        Assert.Contains(s_nouns, prefix => name.Split('-')[1].StartsWith(prefix, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_changes_something_asks(string name)
    {
        bool changes = s_changingVerbs.Contains(name.Split('-')[0]) && !s_harmless.Contains(name);
        Assert.Equal(changes, Cmdlets.Asks(Cmdlets.Find(name)));
        foreach (S3OperationAttribute operation in Cmdlets.Operations(Cmdlets.Find(name))) Assert.Equal(changes, operation.Action is not null);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_connects_takes_basic_data_and_a_profile(string name)
    {
        Type cmdlet = Cmdlets.Find(name);
        if (!typeof(ConnectedCmdlet).IsAssignableFrom(cmdlet)) return;
        Assert.Contains(Cmdlets.Parameters(cmdlet), p => p.Name == "BasicData");
        Assert.Contains(Cmdlets.Parameters(cmdlet), p => p.Name == "ProfileName");
    }

    [Theory, MemberData(nameof(Names))]
    public void The_help_is_complete(string name)
    {
        CmdletHelp help = s_help.Single(h => h.Name == name);
        Assert.Matches(@"^[A-Z].*\.$", help.Synopsis);
        Assert.NotEmpty(help.Examples);
        Assert.All(help.Examples, e =>
        {
            Assert.Contains(name, e.Code, StringComparison.Ordinal);
            Assert.Matches(@"^\S.*\.$", e.Remark);
        });
        Assert.All(help.Parameters, p => Assert.True(Regex.IsMatch(p.Description, @"^[A-Z].*[.)]$"), $"-{p.Name}: '{p.Description}'"));
    }

    [Fact]
    public void The_manifest_lists_what_the_assembly_has()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Root, "OpenIntegrations.S3.psd1"));
        string list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        string[] exported = Regex.Matches(list, "'([^']+)'").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(Cmdlets.All.Select(Cmdlets.NameOf).Order(StringComparer.Ordinal), exported);
    }

    [Fact]
    public void The_command_reference_is_what_the_doc_comments_say()
    {
        string folder = Path.Combine(Repository.Root, "docs", "commands");
        foreach (CmdletHelp cmdlet in s_help) Assert.Equal(MarkdownWriter.Write(cmdlet), File.ReadAllText(Path.Combine(folder, cmdlet.Name + ".md")));
        Assert.Equal(MarkdownWriter.Index(s_help), File.ReadAllText(Path.Combine(folder, "README.md")));
    }

    [Fact]
    public void Every_api_cmdlet_has_a_golden()
    {
        string[] missing = Cmdlets.All.Where(c => Cmdlets.Operations(c).Any()).Select(Cmdlets.NameOf)
            .Where(name => !File.Exists(Path.Combine(Repository.Root, "tests", "Wire", name + ".txt"))).ToArray();
        Assert.Empty(missing);
    }
}
