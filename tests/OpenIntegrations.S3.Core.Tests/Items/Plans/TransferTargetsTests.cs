using System;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Core.Tests.Items.Plans;

/// <summary>Where a thing goes, by what its user wrote.</summary>
public sealed class TransferTargetsTests
{
    private static readonly S3Client s_client = new(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = "http://127.0.0.1:1", ["AccessKey"] = "a", ["SecretKey"] = "s",
    }));

    [Theory]
    [InlineData("s3://b", "x", "s3://b/x"), InlineData("s3://b/", "x", "s3://b/x"), InlineData("s3://b/d/", "x", "s3://b/d/x")]
    [InlineData("s3://b/new", "x", "s3://b/new"), InlineData("s3://b/d/", "p/x", "s3://b/d/p/x")]
    [InlineData("s3://b/d", "p/x", "s3://b/d/p/x")]
    [InlineData("/tmp/", "x", "/tmp/x"), InlineData("/nowhere/new", "x", "/nowhere/new")]
    [InlineData("/nowhere/d/", "p/x", "/nowhere/d/p/x")]
    public void A_single_thing_keeps_its_name_in_a_folder(string destination, string name, string address)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths begin with a letter there.");
        Assert.Equal(address, Of(destination, isExact: false).Single(name).Address(""));
    }

    [Theory]
    [InlineData("s3://b/d/new", "p/x", "s3://b/d/new"), InlineData("s3://b/d/", "x", "s3://b/d/x"), InlineData("s3://b", "x", "s3://b/x")]
    [InlineData("/nowhere/new", "p/x", "/nowhere/new"), InlineData("/tmp", "x", "/tmp/x")]
    public void What_comes_with_a_place_of_its_own_goes_there_unless_that_is_a_folder(string destination, string name, string address)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths begin with a letter there.");
        Assert.Equal(address, Of(destination, isExact: true).Single(name).Address(""));
    }

    [Theory, InlineData("s3://b", "", "s3://b/"), InlineData("s3://b/d", "", "s3://b/d/"), InlineData("s3://b/d/", "sub", "s3://b/d/sub/")]
    public void What_is_in_a_folder_goes_under_the_destination(string destination, string name, string address) =>
        Assert.Equal(address, Of(destination, isExact: false).Folder(name).Address(""));

    [Theory, InlineData("s3://"), InlineData("s3://b/k?versionId=1")]
    public void No_bucket_and_a_version_are_no_destinations(string destination) =>
        Assert.Throws<ArgumentException>(() => Of(destination, isExact: false).Single("x"));

    [Theory, InlineData("s3://b/www/", "s3://b/www/a/b", "a/b"), InlineData("/site", "/site/a/b", "a/b")]
    [InlineData("/site", "/sitemap", null)]
    [InlineData("s3://b/www", "s3://b/www2/a", null), InlineData(null, "x", null), InlineData("/site", "/site", null)]
    public void What_is_below_a_root_is_below_it_by_whole_names(string? root, string text, string? below) =>
        Assert.Equal(below, TransferTargets.Below(root, text));

    private static TransferTargets Of(string destination, bool isExact) => new(destination, isExact, FileNames.AsTheyAre,
        path => path.Length > 1 ? path.TrimEnd('/') : path, place => new StoreEnd(s_client, place.Bucket, place.Key));
}
