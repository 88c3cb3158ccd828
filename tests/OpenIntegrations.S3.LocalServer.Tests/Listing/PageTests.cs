using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests.Listing;

public sealed class PageTests
{
    private const string Keys = "a,a/1,a/2,a/b/3,b,b--c--d,b--e,c/,c/x,d";

    [Theory]
    [InlineData("", "", "a,a/1,a/2,a/b/3,b,b--c--d,b--e,c/,c/x,d", "")]
    [InlineData("", "/", "a,b,b--c--d,b--e,d", "a/,c/")]
    [InlineData("a", "/", "a", "a/")]
    [InlineData("a/", "/", "a/1,a/2", "a/b/")]
    [InlineData("a/", "", "a/1,a/2,a/b/3", "")]
    [InlineData("c/", "/", "c/,c/x", "")]
    [InlineData("", "--", "a,a/1,a/2,a/b/3,b,c/,c/x,d", "b--")]
    [InlineData("b--", "--", "b--e", "b--c--")]
    [InlineData("nothing", "/", "", "")]
    [InlineData("d", "d", "d", "")]
    [InlineData("", "d", "a,a/1,a/2,a/b/3,b,b--e,c/,c/x", "b--c--d,d")]
    public void Prefix_and_delimiter(string prefix, string delimiter, string items, string prefixes)
    {
        for (int limit = 1; limit <= 11; limit++)
        {
            var (keys, common) = AllPages(prefix, delimiter, limit);
            Assert.Equal(items, string.Join(",", keys));
            Assert.Equal(prefixes, string.Join(",", common));
        }
    }

    [Fact]
    public void No_items_are_asked_for()
    {
        var page = PageOf(new ListQuery("", "", 0, false), null);
        Assert.Empty(page.Items);
        Assert.False(page.IsTruncated);
    }

    [Theory]
    [InlineData("a/1", "a/,b")]
    [InlineData("a/", "b,b--c--d")]
    [InlineData("a0", "b,b--c--d")]
    [InlineData("zz", "")]
    public void A_page_begins_behind_any_text(string marker, string expected)
    {
        var query = new ListQuery("", "/", 2, false);
        var page = PageOf(query, query.Behind(marker));
        Assert.Equal(expected, string.Join(",", page.CommonPrefixes.Concat(page.Items).Order(System.StringComparer.Ordinal)));
    }

    [Fact]
    public void A_marker_before_the_prefix_does_not_matter()
    {
        var query = new ListQuery("b", "", 10, false);
        Assert.Equal(["b", "b--c--d", "b--e"], PageOf(query, query.Behind("a")).Items);
        Assert.Empty(PageOf(query, query.Behind("c")).Items);
    }

    [Fact]
    public void Keys_without_anything_to_show_make_no_prefix()
    {
        var keys = new SortedKeys<string[]>();
        keys.Set("x/hidden", []);
        keys.Set("y/seen", ["y/seen"]);
        Assert.Equal(["y/"], Page<string>.Of(keys, new ListQuery("", "/", 10, false), null, static (_, items) => items).CommonPrefixes);
    }

    private static (List<string> Keys, List<string> Prefixes) AllPages(string prefix, string delimiter, int limit)
    {
        var (keys, prefixes) = (new List<string>(), new List<string>());
        Bound? start = null;
        while (true)
        {
            var query = new ListQuery(prefix, delimiter, limit, false);
            var page = PageOf(query, start);
            keys.AddRange(page.Items);
            prefixes.AddRange(page.CommonPrefixes);
            Assert.True(page.Items.Count + page.CommonPrefixes.Count <= limit);
            if (!page.IsTruncated) return (keys, prefixes);
            Assert.Equal(limit, page.Items.Count + page.CommonPrefixes.Count);
            start = query.Behind(page.EndsWithPrefix ?? page.Items[^1]);
        }
    }

    private static Page<string> PageOf(ListQuery query, Bound? start)
    {
        var keys = new SortedKeys<string>();
        foreach (string key in Keys.Split(',')) keys.Set(key, key);
        return Page<string>.Of(keys, query, start, static (key, _) => [key]);
    }
}
