using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Core.Tests.Items.Names;

public sealed class FileNamesTests
{
    private const string Signs = "ab.% /\\:*?\"<>|_\0\u0001\u001f\u007fCONcon1aux.ä😀2Ff";

    [Theory]
    [InlineData("../x"), InlineData("x/../../y"), InlineData("/etc/passwd"), InlineData("a//b"), InlineData("a/./b"), InlineData("a/"),
        InlineData("."), InlineData(".."), InlineData(""), InlineData("a\0b")]
    public void What_leaves_the_folder_or_has_no_name_is_refused_everywhere(string path)
    {
        Assert.Throws<ArgumentException>(() => new FileNames(false, forWindows: false).ToFile(path));
        Assert.Throws<ArgumentException>(() => new FileNames(false, forWindows: true).ToFile(path));
    }

    [Theory]
    [InlineData("x/..\\..\\evil"), InlineData("C:\\x"), InlineData("C:x"), InlineData("a:b"), InlineData("\\\\host\\share"),
        InlineData("CON"),
        InlineData("x/nul.txt"), InlineData("COM1"), InlineData("COM¹.log"), InlineData("end."), InlineData("end "), InlineData("a\u0001"),
        InlineData("what?"), InlineData("..\\x")]
    public void What_Windows_takes_for_something_else_is_refused_there(string path) =>
        Assert.Throws<ArgumentException>(() => new FileNames(false, forWindows: true).ToFile(path));

    [Theory, InlineData("a:b/c\\d"), InlineData("CON"), InlineData("end."), InlineData("e\u0301"), InlineData("😀"), InlineData("100%25")]
    public void What_is_a_name_stays_as_it_is(string path) => Assert.Equal(path, new FileNames(false, forWindows: false).ToFile(path));

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FileNames(false, forWindows: false).ToFile("x/\ud800"));

    [Fact]
    public void What_is_too_long_is_refused()
    {
        string longest = new('ü', 127);
        Assert.Equal(longest, new FileNames(false, forWindows: false).ToFile(longest));
        Assert.Throws<ArgumentException>(() => new FileNames(false, forWindows: false).ToFile("x/" + longest + "ü"));
        Assert.Throws<ArgumentException>(() => new FileNames(true, forWindows: false).ToFile(new string(':', 100)));
    }

    [Fact]
    public void Escaped_names_are_safe_on_every_system_differ_and_come_back()
    {
        var escaped = new FileNames(true, forWindows: false);
        var strict = new FileNames(false, forWindows: true);
        var paths = new Dictionary<string, string>();
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            string path = Path(random);
            string name = escaped.ToFile(path);
            Assert.True(paths.TryAdd(name, path) || paths[name] == path, $"'{path}' and '{paths[name]}' are both '{name}'.");
            Assert.Equal(name.Replace('/', '\\'), strict.ToFile(name));
            Assert.Equal(path, string.Join('/', name.Split('/').Select(escaped.ToElement)));
        }
    }

    [Fact]
    public void A_name_that_escaping_does_not_make_stands_for_nothing()
    {
        Assert.Null(FileNames.Escaped.ToElement("100%41"));
        Assert.Null(FileNames.Escaped.ToElement("a:b"));
        Assert.Equal("100%", FileNames.Escaped.ToElement("100%"));
        Assert.Equal("", FileNames.Escaped.ToElement("%_"));
    }

    private static string Path(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 7)).Select(_ =>
    {
        int at = random.Next(Signs.Length);
        return char.IsSurrogate(Signs[at]) ? "😀" : Signs[at].ToString();
    }));
}
