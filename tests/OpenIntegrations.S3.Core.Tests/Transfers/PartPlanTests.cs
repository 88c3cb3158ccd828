using System;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class PartPlanTests
{
    private const long MiB = 1024 * 1024;

    [Theory]
    [InlineData(null, 16 * MiB, 16 * MiB)]
    [InlineData(100L * MiB, 16 * MiB, 16 * MiB)]
    [InlineData(100L * MiB, 1 * MiB, 5 * MiB)]
    [InlineData(200_000L * MiB, 16 * MiB, 20 * MiB)]
    [InlineData(5L * 1024 * 1024 * MiB, 16 * MiB, 549755814)]
    public void Parts_are_as_wanted_or_as_large_as_the_count_demands(long? length, long wanted, long size) =>
        Assert.Equal(size, PartPlan.SizeFor(length, wanted, Provider.Other));

    [Fact]
    public void A_provider_may_want_steps_and_fewer_parts()
    {
        var provider = new Provider("x", "X") { PartSizeStep = 10 * MiB, MaxParts = 1000 };
        Assert.Equal(20 * MiB, PartPlan.SizeFor(null, 16 * MiB, provider));
        Assert.Equal(110 * MiB, PartPlan.SizeFor(100_001 * MiB, 16 * MiB, provider));
    }

    [Theory]
    [InlineData(0, 5, "")]
    [InlineData(5, 5, "1:0+5")]
    [InlineData(6, 5, "1:0+5 2:5+1")]
    [InlineData(11, 5, "1:0+5 2:5+5 3:10+1")]
    public void An_object_is_cut_without_gaps(long length, long size, string parts) =>
        Assert.Equal(parts, string.Join(" ", PartPlan.Cut(length, size).Select(p => $"{p.Number}:{p.Offset}+{p.Length}")));

    [Theory]
    [InlineData("0-99", "bytes=0-99")]
    [InlineData("bytes=5-", "bytes=5-")]
    [InlineData(" -50", "bytes=-50")]
    public void Ranges_as_people_write_them(string text, string header) => Assert.Equal(header, ContentRange.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5")]
    [InlineData("9-1")]
    [InlineData("a-b")]
    [InlineData("0-1,3-4")]
    public void What_is_no_range_is_refused(string text) => Assert.Throws<FormatException>(() => ContentRange.Normalize(text));

    [Theory]
    [InlineData("bytes 0-9/100", 0, 9, 100L)]
    [InlineData("bytes 5-9/*", 5, 9, null)]
    public void Content_ranges(string header, long first, long last, long? total) =>
        Assert.Equal(new ContentRange(first, last, total), ContentRange.Parse(header));

    [Theory]
    [InlineData("a/photo.JPG", "image/jpeg")]
    [InlineData("archive.tar.gz", "application/gzip")]
    [InlineData("a.yaml", "application/yaml")]
    [InlineData("a.heic", "image/heic")]
    [InlineData("a.jar", "application/java-archive")]
    [InlineData("noext", "application/octet-stream")]
    [InlineData("odd.zzz", "application/octet-stream")]
    public void Media_types(string key, string type) => Assert.Equal(type, MediaTypes.Of(key));
}
