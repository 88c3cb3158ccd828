using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpenIntegrations.Help;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>What holds for all cmdlets, so that it need not be remembered.</summary>
public sealed class CmdletLaws
{
    private static readonly string[] s_changingVerbs =
        ["New", "Set", "Remove", "Write", "Copy", "Start", "Stop", "Resume", "Complete", "Send", "Update", "Restore", "Rename", "Import",
            "Export", "Connect", "Add", "Move", "Sync"];

    /// <summary>Those that make objects in memory, or a connection that ends with the session, and touch nothing else.</summary>
    private static readonly string[] s_harmless =
        ["New-S3PresignedUrl", "New-S3PostPolicy", "New-S3Session", "New-HttpRequest", "Connect-S3Hosting", "Import-S3Inventory"];

    /// <summary>Those whose names do not exist yet.</summary>
    private static readonly string[] s_naming = ["New-S3Bucket Bucket", "Start-S3LocalServer ProfileName"];

    /// <summary>Hashtables that are read as trees, where each value is unwrapped.</summary>
    private static readonly string[] s_trees = ["InputSerialization", "OutputSerialization", "Condition", "Trait"];

    /// <summary>What has a meaning only where things go from one place to another.</summary>
    private static readonly string[] s_betweenPlaces =
    [
        "DestinationProfileName", "DestinationBasicData", "FollowLinks", "EscapeNames", "EmptyFolders", "KeepTimes", "Verify",
        "BandwidthLimit", "Resume",
    ];

    private static readonly string[] s_completed =
    [
        "Bucket", "SourceBucket", "Key", "SourceKey", "VersionId", "SourceVersionId", "UploadId", "ProfileName", "Region", "BucketRegion",
        "StorageClass", "Encryption", "ContentType", "ResponseContentType", "Encoding", "Provider",
    ];

    /// <summary>S3 is the module's own; Http is for the client of everything else over HTTP, which knows no store.</summary>
    private static readonly string[] s_nouns = ["S3", "Http"];

    private static readonly List<CmdletHelp> s_help =
        CmdletHelp.ReadAll(typeof(S3Cmdlet).Assembly, DocComments.Load(typeof(S3Cmdlet).Assembly, typeof(S3.Client.S3Client).Assembly))
            .ToList();

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
    public void What_it_says_cannot_drive_the_terminal(string name) =>
        Assert.True(typeof(PlainCmdlet).IsAssignableFrom(Cmdlets.Find(name)));

    [Theory, MemberData(nameof(Names))]
    public void What_changes_something_asks(string name)
    {
        bool changes = s_changingVerbs.Contains(name.Split('-')[0]) && !s_harmless.Contains(name);
        Assert.Equal(changes, Cmdlets.Asks(Cmdlets.Find(name)));
        foreach (S3OperationAttribute operation in Cmdlets.Operations(Cmdlets.Find(name)))
            Assert.Equal(changes, operation.Action is not null);
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

    [Theory, MemberData(nameof(Names))]
    public void What_has_known_words_completes_them_everywhere(string name)
    {
        // File names would be completed where nothing else is.
        var without = Cmdlets.Parameters(Cmdlets.Find(name))
            .Where(p => s_completed.Contains(p.Name) && !Cmdlets.Completes(p)).Select(p => name + " " + p.Name)
            .Except(s_naming);
        Assert.Empty(without);
    }

    /// <summary>What a command gave is wrapped, and the text of a wrapper is none of S3's: <c>-Tag @{ seen = Get-Date }</c>.</summary>
    [Theory, MemberData(nameof(Names))]
    public void A_hashtable_is_taken_with_plain_values(string name)
    {
        var wrapped = Cmdlets.Parameters(Cmdlets.Find(name)).Where(p => IsMadeOfHashtable(p.PropertyType)
            && !s_trees.Contains(p.Name) && p.CustomAttributes.All(a => a.AttributeType.Name != nameof(Input.PlainValuesAttribute)));
        Assert.Empty(wrapped.Select(p => name + " " + p.Name));
    }

    private static bool IsMadeOfHashtable(Type type) => type == typeof(IDictionary)
        || type.GetConstructors().Any(c => c.GetParameters() is [{ ParameterType: var only }] && only == typeof(IDictionary));

    [Theory, MemberData(nameof(Names))]
    public void What_touches_one_store_alone_offers_nothing_of_files_and_other_stores(string name)
    {
        string[] offered = [.. Cmdlets.Parameters(Cmdlets.Find(name)).Select(p => p.Name)];
        if (!name.EndsWith("-S3Item", StringComparison.Ordinal) || offered.Contains("Destination")) return;
        Assert.Empty(offered.Intersect(s_betweenPlaces));
    }

    [Fact]
    public void The_manifest_lists_what_the_assembly_has()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Root, "OpenIntegrations.S3.psd1"));
        string list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        string[] exported = Regex.Matches(list, "'([^']+)'").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(Cmdlets.All.Select(Cmdlets.NameOf).Order(StringComparer.Ordinal), exported);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_an_operation_gives_is_declared(string name) =>
        Assert.True(s_help.Single(h => h.Name == name).Outputs.Count > 0 || !Cmdlets.Operations(Cmdlets.Find(name)).Any());

    /// <summary>PowerShell makes no date of one that knows its zone.</summary>
    [Fact]
    public void Every_date_is_taken_with_its_zone_too() => Assert.Empty(Cmdlets.All.SelectMany(c => c.GetProperties()
        .Where(static p => Nullable.GetUnderlyingType(p.PropertyType) == typeof(DateTime) || p.PropertyType == typeof(DateTime))
        .Where(static p => p.CustomAttributes.Any(static a => a.AttributeType.Name == "ParameterAttribute")
            && !p.CustomAttributes.Any(static a => a.AttributeType.Name is nameof(Input.Transformation.TimeTransformationAttribute)
                or nameof(Input.Transformation.MomentTransformationAttribute)))
        .Select(p => $"{c.Name}.{p.Name}")));

    [Fact]
    public void Every_operation_links_to_its_page_of_the_manual()
    {
        foreach (Type cmdlet in Cmdlets.All)
        {
            foreach (S3OperationAttribute operation in Cmdlets.Operations(cmdlet))
                Assert.Contains($"https://docs.aws.amazon.com/AmazonS3/latest/API/API_{operation.Route.Name}.html",
                    s_help.Single(h => h.Name == Cmdlets.NameOf(cmdlet)).Links);
        }
    }

    [Fact]
    public void What_is_unwrapped_has_a_view()
    {
        string module = Path.Combine(Repository.Root, "module");
        string generated = File.ReadAllText(Path.Combine(module, "OpenIntegrations.S3.Documents.Format.ps1xml"));
        IReadOnlySet<string> byHand = ViewsWriter.Selected(File.ReadAllText(Path.Combine(module, "OpenIntegrations.S3.Format.ps1xml")));
        Assert.Equal(ViewsWriter.Write(Roots.Unwrapped, byHand), generated);
        IEnumerable<string> types = Roots.Unwrapped.Select(r => Documents.Shapes.Find(r)!).SelectMany(Output.DocumentTypes.Of)
            .Select(t => t.Name);
        Assert.Empty(types.Except(byHand).Except(ViewsWriter.Selected(generated)));
    }

    [Fact]
    public void The_command_reference_is_what_the_doc_comments_say()
    {
        string folder = Path.Combine(Repository.Root, "docs", "commands");
        foreach (CmdletHelp cmdlet in s_help)
            Assert.Equal(MarkdownWriter.Write(cmdlet), File.ReadAllText(Path.Combine(folder, cmdlet.Name + ".md")));
        Assert.Equal(MarkdownWriter.Index(s_help), File.ReadAllText(Path.Combine(folder, "README.md")));
    }

    [Fact]
    public void The_help_has_nothing_that_is_never_shown()
    {
        // PowerShell makes objects of all of it before the first line of any help is there: that is what Get-Help takes its time for.
        XElement help = XDocument.Parse(MamlWriter.Write(s_help)).Root!;
        Assert.Equal(
            [
                "name", "parameter", "parameter position", "parameter position required", "parameter required", "parameterValue",
                "parameterValue required", "parameterValueGroup",
            ],
            Forms("syntaxItem"));
        Assert.Equal(
            [
                "description", "name", "para", "parameter aliases globbing pipelineInput position required", "parameterValue required",
            ],
            Forms("parameters"));
        Assert.DoesNotContain(help.DescendantNodes().OfType<XText>(), t => string.IsNullOrWhiteSpace(t.Value));

        IEnumerable<string> Forms(string within) => help.Descendants().Where(e => e.Name.LocalName == within)
            .SelectMany(e => e.Descendants())
            .Select(e => string.Join(' ', e.Attributes().Select(a => a.Name.LocalName).Order().Prepend(e.Name.LocalName)))
            .Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_api_cmdlet_has_a_golden()
    {
        string[] missing = Cmdlets.All.Where(c => Cmdlets.Operations(c).Any()).Select(Cmdlets.NameOf)
            .Where(name => !File.Exists(Path.Combine(Repository.Root, "tests", "Wire", name + ".txt"))).ToArray();
        Assert.Empty(missing);
    }
}
