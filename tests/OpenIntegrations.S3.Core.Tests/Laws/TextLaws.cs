using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Laws;

/// <summary>
/// What is below the surfaces speaks of settings and not of cmdlets, parameters or options: each surface adds how it is done there.
/// </summary>
public sealed class TextLaws
{
    private const string Literal = """\$?@?"(?:[^"\\\n]|\\.)*" """;

    // Words of a surface: a cmdlet of this module, a parameter within a sentence, an option of the command line.
    private static readonly Regex s_surface =
        new(@"\b[A-Z][a-z]+-(S3|Http)[A-Z]?\w*|(?<=[a-z,:(] )-[A-Z][A-Za-z]+\b|(^|[ (])--[a-z]{2,}|\bcmdlet", RegexOptions.Compiled);

    // Those of others, whose turn has not come.
    private static readonly string[] s_notYet = [];

    public static TheoryData<string> Projects => new("OpenIntegrations.Http", "OpenIntegrations.S3.Core", "OpenIntegrations.Hosting");

    [Theory, MemberData(nameof(Projects))]
    public void No_text_names_a_cmdlet_a_parameter_or_an_option(string project)
    {
        string folder = Path.Combine(Repository.Root, "src", project);
        string[] found = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadAllLines(file)
                .Select((line, at) => (Place: $"{Path.GetRelativePath(folder, file)}:{at + 1}", line)))
            .Where(l => !l.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(l => Regex.Matches(l.line, Literal.Trim()).Select(m => m.Value.Trim('$', '@', '"'))
                .Where(text => s_surface.IsMatch(text)).Select(text => $"{l.Place}: {text}"))
            .Where(place => !s_notYet.Any(known => place.StartsWith(known, StringComparison.Ordinal))).ToArray();
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
