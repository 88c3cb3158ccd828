using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Names;

public sealed class PlaceTests
{
    private static readonly string[] s_keys =
        ["foo", "foo/a", "foobar", "img/1.png", "img/2.png", "img/x/3.png", "only/below", "a[1].txt", "a1.txt", "y-1/q", "y-2/q", "y-2/r"];

    [Theory]
    [InlineData("s3://", PlaceKind.Store, "", "", null)]
    [InlineData("S3://b", PlaceKind.Folder, "b", "", null)]
    [InlineData("s3://b/", PlaceKind.Folder, "b", "", null)]
    [InlineData("s3://b/d/", PlaceKind.Folder, "b", "d/", null)]
    [InlineData("s3://b//", PlaceKind.Folder, "b", "/", null)]
    [InlineData("s3://b/k", PlaceKind.Key, "b", "k", null)]
    [InlineData("s3://b/k?versionId=v", PlaceKind.Key, "b", "k", "v")]
    [InlineData("s3://b/k*?versionId=v", PlaceKind.Key, "b", "k*", "v")]
    [InlineData("s3://b/d/?versionId=v", PlaceKind.Key, "b", "d/", "v")]
    [InlineData("s3://b/d/*", PlaceKind.Pattern, "b", "d/*", null)]
    [InlineData("s3://b/a`[1`]", PlaceKind.Key, "b", "a[1]", null)]
    [InlineData("s3://log-*", PlaceKind.Buckets, "log-*", "", null)]
    [InlineData("./x*", PlaceKind.Local, "", "", null)]
    [InlineData(@"C:\x", PlaceKind.Local, "", "", null)]
    public void An_address_says_what_it_means(string text, PlaceKind kind, string bucket, string key, string? version)
    {
        Place place = Place.Parse(text);
        Assert.Equal((kind, bucket, key, version), (place.Kind, place.Bucket, place.Key, place.VersionId));
    }

    /// <summary>The target of an error is typed, or piped, again.</summary>
    [Theory]
    [InlineData("s3://b/a*b")]
    [InlineData("s3://b/a?b")]
    [InlineData("s3://b/[x]/**/y")]
    [InlineData("s3://b/a`*b")]
    [InlineData("s3://b/a`b")]
    [InlineData("s3://b/]")]
    [InlineData("s3://b/x*/")]
    [InlineData("s3://b/a*b?versionId=v")]
    [InlineData("s3://b/plain")]
    [InlineData("s3://b")]
    [InlineData("./x*")]
    public void What_was_literal_means_the_same_where_wildcards_count(string text)
    {
        foreach (Place place in new[] { Place.Parse(text, isLiteral: true), Place.Parse(text) })
        {
            Place again = Place.Parse(place.Retyped);
            Assert.Equal((place.Kind, place.Bucket, place.Key, place.VersionId), (again.Kind, again.Bucket, again.Key, again.VersionId));
        }
    }

    [Theory]
    [InlineData("s3://b*/k")]
    [InlineData("s3:///k")]
    [InlineData("s3://b/[a")]
    public void What_is_no_address_is_a_fault(string text) => Assert.Throws<FormatException>(() => Place.Parse(text));

    [Fact]
    public void A_literal_has_no_wildcards() => Assert.Equal(PlaceKind.Key, Place.Parse("s3://b/a[1]*?.txt", isLiteral: true).Kind);

    [Theory]
    [InlineData("s3://bkt/foo", "foo")]
    [InlineData("s3://bkt/foo/", "foo/a")]
    [InlineData("s3://bkt/only", "only/below")]
    [InlineData("s3://bkt/img/", "img/1.png img/2.png img/x/")]
    [InlineData("s3://bkt/img/*.png", "img/1.png img/2.png")]
    [InlineData("s3://bkt/img/*", "img/1.png img/2.png img/x/")]
    [InlineData("s3://bkt/img/**.png", "img/1.png img/2.png img/x/3.png")]
    [InlineData("s3://bkt/**/3.png", "img/x/3.png")]
    [InlineData("s3://bkt/foo*", "foo foo/ foobar")]
    [InlineData("s3://bkt/a[1].txt", "a1.txt")]
    [InlineData("s3://bkt/y-*/q", "y-1/q y-2/q")]
    [InlineData("s3://bkt/y-*/", "y-1/q y-2/q y-2/r")]
    [InlineData("s3://bkt/y-[2-9]/*", "y-2/q y-2/r")]
    [InlineData("s3://bkt/none/", "")]
    [InlineData("s3://bkt/none*", "")]
    public async Task A_place_names_what_is_there(string text, string keys)
    {
        using ScriptedServer server = ListStore.Of(2, s_keys).Start();
        Assert.Equal(keys, await KeysAsync(new Finder(ListStore.Client(server)), Place.Parse(text)));
    }

    [Theory]
    [InlineData("s3://bkt/foo*", "foo foo/a foobar")]
    [InlineData("s3://bkt/y-*", "y-1/q y-2/q y-2/r")]
    [InlineData("s3://bkt/img", "img/1.png img/2.png img/x/3.png")]
    public async Task All_levels_of_what_fits_are_in_it(string text, string keys)
    {
        using ScriptedServer server = ListStore.Of(2, s_keys).Start();
        Assert.Equal(keys, await KeysAsync(new Finder(ListStore.Client(server)) { Recurse = true }, Place.Parse(text)));
    }

    [Fact]
    public async Task A_literal_names_what_it_says()
    {
        using ScriptedServer server = ListStore.Of(9, s_keys).Start();
        Assert.Equal("a[1].txt", await KeysAsync(new Finder(ListStore.Client(server)), Place.Parse("s3://bkt/a[1].txt", isLiteral: true)));
    }

    [Theory]
    [InlineData(0, "a/ b")]
    [InlineData(1, "a/ a/b/ a/x b")]
    [InlineData(2, "a/ a/b/ a/b/c/ a/b/y a/x b")]
    [InlineData(9, "a/ a/b/ a/b/c/ a/b/c/z a/b/y a/x b")]
    public async Task A_depth_ends_below_so_many_levels(int depth, string keys)
    {
        using ScriptedServer server = ListStore.Of(1, "a/b/c/z", "a/b/y", "a/x", "b").Start();
        var finder = new Finder(ListStore.Client(server)) { Recurse = true, Depth = depth };
        Assert.Equal(keys, await KeysAsync(finder, Place.Parse("s3://bkt")));
    }

    [Fact]
    public async Task Folders_are_named_once_before_what_is_in_them()
    {
        using ScriptedServer server = new ListStore(2, new Stored("a-/q"), new Stored("a/b/c"), new Stored("a/b/d"), new Stored("a/e"),
            new Stored("m/", 0), new Stored("m/x")).Start();
        var finder = new Finder(ListStore.Client(server)) { Recurse = true, WantsFolders = true };
        Assert.Equal("a-/ a/ a/b/ m/", await KeysAsync(finder, Place.Parse("s3://bkt")));
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_of_its_own()
    {
        using ScriptedServer server = ListStore.Of(9, s_keys).Start();
        var finder = new Finder(ListStore.Client(server));
        await Assert.ThrowsAsync<FileNotFoundException>(() => KeysAsync(finder, Place.Parse("s3://bkt/fo")));
        await Assert.ThrowsAsync<S3RequestFailedException>(() => KeysAsync(finder, Place.Parse("s3://bkt/foo?versionId=none")));
    }

    [Theory]
    [InlineData("s3://bkt/img/2*.png", "img%2F2")]
    [InlineData("s3://bkt/img/**/2", "img%2F")]
    public async Task A_store_is_asked_for_what_a_pattern_begins_with(string text, string prefix)
    {
        using ScriptedServer server = ListStore.Of(9, s_keys).Start();
        await KeysAsync(new Finder(ListStore.Client(server)) { Filter = new Filter(null, ["x"]) }, Place.Parse(text));
        Assert.Contains("prefix=" + prefix, Assert.Single(server.Requests).Query + "&", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_was_not_asked_for_by_version_has_none()
    {
        using ScriptedServer server = ListStore.Of(9, s_keys).Start();
        await foreach (Found found in new Finder(ListStore.Client(server)).FindAsync(Place.Parse("s3://bkt/foo"), CancellationToken.None))
            Assert.Null(found.Entry.VersionId);
    }

    private static async Task<string> KeysAsync(Finder finder, Place place)
    {
        var keys = new List<string?>();
        await foreach (Found found in finder.FindAsync(place, CancellationToken.None)) keys.Add(found.Key);
        return string.Join(" ", keys);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a`b")]
    [InlineData("`")]
    [InlineData("a]b")]
    [InlineData("a[1]`b")]
    [InlineData("a*b?`[c]")]
    public void What_is_escaped_is_the_place_of_that_key(string key)
    {
        Place place = Place.Parse("s3://b/" + Pattern.Escape(key));
        Assert.Equal((PlaceKind.Key, key), (place.Kind, place.Key));
    }
}
