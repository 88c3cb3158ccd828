using System;
using System.Linq;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Core.Tests.Items.Names;

public sealed class PatternTests
{
    [Theory]
    [InlineData("img/*.png", "img/a.png", true)]
    [InlineData("img/*.png", "img/.png", true)]
    [InlineData("img/*.png", "img/x/a.png", false)]
    [InlineData("img/*.png", "img/a.PNG", false)]
    [InlineData("img/?", "img/\U0001F600", true)]
    [InlineData("img/?", "img//", false)]
    [InlineData("a*b*c", "aXXbYYc", true)]
    [InlineData("a*b*c", "aXXbYYd", false)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "b/a/c", false)]
    [InlineData("**/c", "c", true)]
    [InlineData("**/c", "a/b/c", true)]
    [InlineData("**/c", "ac", false)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/x/y/c", true)]
    [InlineData("a/**/c", "a/xc", false)]
    [InlineData("a**c", "a/x/c", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[.-0]", "/", false)]
    [InlineData("`[x`]", "[x]", true)]
    [InlineData("a`*", "a*", true)]
    [InlineData("a`*", "ab", false)]
    public void Wildcards_stay_within_a_level_unless_there_are_two(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new Pattern(pattern).Matches(path));

    [Theory]
    [InlineData("img/2024-*.png", "img/2024-")]
    [InlineData("a`[b*", "a[b")]
    [InlineData("**", "")]
    [InlineData("plain", "plain")]
    public void What_all_names_begin_with_is_known(string pattern, string prefix) => Assert.Equal(prefix, new Pattern(pattern).Prefix);

    [Theory]
    [InlineData("[a")]
    [InlineData("x[]")]
    public void A_set_without_an_end_is_a_fault(string pattern) => Assert.Throws<FormatException>(() => new Pattern(pattern));

    [Theory]
    [InlineData("a[1]*?`x")]
    [InlineData("plain")]
    public void What_is_escaped_names_itself(string text)
    {
        var pattern = new Pattern(Pattern.Escape(text));
        Assert.True(pattern.IsLiteral);
        Assert.Equal(text, pattern.Prefix);
    }

    [Fact]
    public void No_text_takes_longer_than_its_length_times_the_patterns()
    {
        var pattern = new Pattern(string.Concat(Enumerable.Repeat("*a", 200)) + "b");
        Assert.False(pattern.Matches(new string('a', 1024)));
    }

    [Theory]
    [InlineData("*.png", "a.png", true)]
    [InlineData("*.png", "x/y/a.png", true)]
    [InlineData("*.png", "a.png.txt", false)]
    [InlineData("node_modules", "x/node_modules/y/z.js", true)]
    [InlineData("node_modules", "x/node_modules/", true)]
    [InlineData("node_modules", "x/node_modules2/y", false)]
    [InlineData("logs/", "logs", false)]
    [InlineData("logs/", "x/logs/1", true)]
    [InlineData("logs/", "x/logs/", true)]
    [InlineData("/logs", "x/logs/1", false)]
    [InlineData("/logs", "logs/1", true)]
    [InlineData("a/*.txt", "x/a/b.txt", true)]
    [InlineData("a/*.txt", "xa/b.txt", false)]
    [InlineData("/a/**/z", "a/b/z/q", true)]
    public void A_rule_begins_at_any_level_and_takes_what_is_in_a_folder(string rule, string path, bool names)
    {
        Assert.Equal(names, new Filter([rule]).TakesName(path));
        Assert.Equal(!names, new Filter(null, [rule]).TakesName(path));
    }

    [Fact]
    public void What_is_excluded_is_out_whatever_includes_it() =>
        Assert.Equal(["a.txt"], new[] { "a.txt", "b.txt", "c.png" }.Where(new Filter(["*.txt"], ["b.*"]).TakesName));

    [Theory]
    [InlineData("logs/202", "/logs/2024-*", "/logs/2023-*")]
    [InlineData("", "/logs/x", "any")]
    [InlineData("", "/a", "/b")]
    public void Includes_that_are_anchored_narrow_the_list(string prefix, params string[] includes) =>
        Assert.Equal(prefix, new Filter(includes).Prefix);

    [Fact]
    public void Bounds_take_only_what_is_known_to_fit()
    {
        var day = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        var item = new Entry("a", EntryKind.Item) { Size = 10, LastModified = day, StorageClass = "STANDARD" };
        Assert.True(new Filter { LargerThan = 9, SmallerThan = 11, OlderThan = day.AddDays(1), NewerThan = day.AddDays(-1) }.Takes(item));
        Assert.False(new Filter { LargerThan = 10 }.Takes(item));
        Assert.False(new Filter { SmallerThan = 10 }.Takes(item));
        Assert.False(new Filter { OlderThan = day }.Takes(item));
        Assert.False(new Filter { OlderThan = day }.Takes(item with { LastModified = null }));
        Assert.False(new Filter { NewerThan = day.AddDays(-1) }.Takes(item with { LastModified = null }));
        Assert.False(new Filter { OlderThan = day.AddDays(1) }.Takes(new Entry("d/", EntryKind.Folder)));
        Assert.True(new Filter { StorageClasses = ["standard"] }.Takes(item with { StorageClass = null }));
        Assert.False(new Filter { StorageClasses = ["GLACIER"] }.Takes(item));
        Assert.True(new Filter(["nothing"]) { OlderThan = day }.Takes(new Entry("x", EntryKind.Unknown)));
    }
}
