using System;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class LocalNameTests
{
    [Theory]
    [InlineData("x/..\\..\\evil", "..%5C..%5Cevil", "..\\..\\evil")]
    [InlineData("x/C:\\windows\\evil", "C%3A%5Cwindows%5Cevil", "C:\\windows\\evil")]
    [InlineData("a:b", "a%3Ab", "a:b")]
    [InlineData("con", "%63on", "con")]
    [InlineData("a/NUL.txt", "%4EUL.txt", "NUL.txt")]
    [InlineData("COM1 .log", "%43OM1 .log", "COM1 .log")]
    [InlineData("LPT².x", "%4CPT².x", "LPT².x")]
    [InlineData("com0", "%63om0", "com0")]
    [InlineData("lpt0.tar.gz", "%6Cpt0.tar.gz", "lpt0.tar.gz")]
    [InlineData("Clock$", "%43lock$", "Clock$")]
    [InlineData("aux.", "%61ux%2E", "aux.")]
    [InlineData("nul .txt", "%6Eul .txt", "nul .txt")]
    [InlineData("CON", "%43ON", "CON")]
    [InlineData("com10", "com10", "com10")]
    [InlineData("x/\\\\server\\share", "%5C%5Cserver%5Cshare", "\\\\server\\share")]
    [InlineData("x/a:$DATA", "a%3A$DATA", "a:$DATA")]
    [InlineData("x/..\\", "..%5C", "..\\")]
    [InlineData("x/...", "..%2E", "...")]
    [InlineData("console", "console", "console")]
    [InlineData("dots..", "dots.%2E", "dots..")]
    [InlineData("blank ", "blank%20", "blank ")]
    [InlineData("tab\tline\n", "tab%09line%0A", "tab\tline\n")]
    [InlineData("a?*|\"<>", "a%3F%2A%7C%22%3C%3E", "a?*|\"<>")]
    [InlineData("zero\0", "zero%00", "zero%00")]
    [InlineData("folder/", "folder", "folder")]
    [InlineData("é\U0001F600", "é\U0001F600", "é\U0001F600")]
    public void A_key_becomes_a_name_in_its_folder(string key, string windows, string unix)
    {
        Assert.Equal(windows, LocalName.OfKey(key, forWindows: true));
        Assert.Equal(unix, LocalName.OfKey(key, forWindows: false));
    }

    [Theory]
    [InlineData("a/..")]
    [InlineData("a/.")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("../")]
    public void What_is_no_name_is_refused(string key) => Assert.Throws<ArgumentException>(() => LocalName.OfKey(key));

    [Theory]
    [InlineData("a/b:c/d", "a\\b%3Ac\\d")]
    [InlineData("a\\..\\b/c", "a%5C..%5Cb\\c")]
    public void A_tree_keeps_its_folders(string key, string windows) => Assert.Equal(windows, LocalName.OfTree(key, forWindows: true));

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a/")]
    public void A_tree_stays_where_it_is(string key)
    {
        Assert.Throws<ArgumentException>(() => LocalName.OfTree(key, forWindows: false));
        Assert.Throws<ArgumentException>(() => LocalName.OfTree(key, forWindows: true));
    }
}
