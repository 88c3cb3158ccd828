using System.IO;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Drive.Paths;
using Xunit;

namespace OpenIntegrations.S3.Tests.Drive;

/// <summary>Each key has one path, and each path leads back to its key.</summary>
public sealed class DrivePathTests
{
    private static readonly string[] s_pieces =
        ["", ".", "..", "...", "x[1]*?", " ", "~", "c:d",
            "a", "a\\b", "\\", "\uFF0F", "\uFF3C", "\uFF0E", "\uFF0E\uFF0E", "\u201B", "\u201B\uFF0F",
            "\u001b[31mred", "a\nb", "\u009b2J", "\u202Ec", "\u201Bu001b", "\u201B\u001b", "u001b"];

    public static TheoryData<string> Keys => new(
        s_pieces.SelectMany(a => s_pieces.Select(b => $"{a}/{b}")).Concat(s_pieces.Where(p => p.Length > 0)).Distinct());

    [Theory, MemberData(nameof(Keys))]
    public void A_path_leads_back_to_its_key(string key)
    {
        var path = new DrivePath("S3", "bucket", key);
        Assert.Equal(path, DrivePath.Parse(path.ToString()));
        Assert.Equal(path, path.Parent.Child(path.Name));
        Assert.Equal(key.Count(c => c == '/') + 3, path.ToString().Split(Path.DirectorySeparatorChar).Length);
    }

    [Theory, MemberData(nameof(Keys))]
    public void No_name_is_one_that_PowerShell_folds(string key) =>
        Assert.All(new DrivePath("S3", "bucket", key).ToString().Split(Path.DirectorySeparatorChar),
            name => Assert.DoesNotContain(name, new[] { "", ".", ".." }));

    [Theory, MemberData(nameof(Keys))]
    public void Nothing_in_a_path_drives_a_terminal(string key)
    {
        string path = new DrivePath("S3", "bucket", key).ToString();
        Assert.Equal(path, TerminalText.Of(path));
    }

    [Theory]
    [InlineData("S3@/b/a\u001b[0m", "a\u001b[0m")]
    [InlineData("S3@/b/a\u201Bu001b[0m", "a\u001b[0m")]
    [InlineData("S3@/b/a\u201Bu0041", "a\u201Bu0041")]
    [InlineData("S3@/b/a\u201Bu00", "a\u201Bu00")]
    public void A_path_that_somebody_wrote_is_taken_as_it_is_or_as_it_is_shown(string text, string key) =>
        Assert.Equal(key, DrivePath.Parse(text).Key);

    [Fact]
    public void No_two_keys_have_the_same_path() =>
        Assert.Equal(Keys.Count, Keys.Select(k => new DrivePath("S3", "b", k.Data).ToString()).Distinct().Count());

    [Theory]
    [InlineData("S3@", "", null)]
    [InlineData("S3@/", "", null)]
    [InlineData("S3@/b", "b", null)]
    [InlineData("S3@\\b\\k", "b", "k")]
    [InlineData("S3@/b/d/k/", "b", "d/k")]
    [InlineData("S3@/b/d//k", "b", "d//k")]
    [InlineData("S3:/b/k", "b", "k")]
    public void A_path_is_read_with_either_separator(string text, string bucket, string? key) =>
        Assert.Equal(new DrivePath("S3", bucket, key), DrivePath.Parse(text));

    [Theory]
    [InlineData("T@/b/p/k", "b", "p/k")]
    [InlineData("T:/k", "b", "p/k")]
    [InlineData("/d/k", "b", "p/d/k")]
    [InlineData("d\\k", "b", "p/d/k")]
    [InlineData("T:/", "b", "p")]
    [InlineData("/\uFF0F/k", "b", "p//k")]
    public void What_is_said_from_the_root_of_a_drive_lies_below_it(string text, string bucket, string key) =>
        Assert.Equal(new DrivePath("T", bucket, key), DrivePath.Parse(text).Below(new DrivePath("T", "b", "p")) with { Drive = "T" });

    [Fact]
    public void What_is_shown_begins_where_the_drive_does()
    {
        var path = new DrivePath("photos", "bucket", "2026/a.txt") { Hidden = "/bucket/2026".Length };
        Assert.Equal("photos:/a.txt", path.Shown);
        Assert.Equal("photos:/", (path with { Key = "2026" }).Shown);
        Assert.Equal("S3:/bucket/2026/a.txt", (path with { Drive = "S3", Hidden = 0 }).Shown);
    }

    [Theory]
    [InlineData("a/b", "a", true)]
    [InlineData("ab", "a", false)]
    [InlineData("a", "a/b", false)]
    public void A_folder_holds_what_lies_behind_its_slash(string key, string folder, bool isWithin) =>
        Assert.Equal(isWithin, new DrivePath("", "b", key).IsWithin(new DrivePath("", "b", folder)));
}
