using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Measuring;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Items.Measuring;

public sealed class SharesTests
{
    private static readonly DateTime s_now = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(MeasureBy.Total, 1, "= 4 35")]
    [InlineData(MeasureBy.Folder, 1, "img/ 2 30, = 1 5, doc/ 1 0")]
    [InlineData(MeasureBy.Folder, 2, "img/deep/ 1 20, img/ 1 10, = 1 5, doc/ 1 0")]
    [InlineData(MeasureBy.StorageClass, 1, "STANDARD 3 25, GLACIER 1 10")]
    [InlineData(MeasureBy.Extension, 1, ".png 2 30, = 1 5, .txt 1 0")]
    [InlineData(MeasureBy.Age, 1, "not known 1 20, a year or more 1 10, less than a day 1 5, less than a month 1 0")]
    public void Items_are_put_together_by_what_they_have_in_common(MeasureBy by, int levels, string parts)
    {
        var shares = new Shares(by, s_now, levels);
        shares.Add(Item("img/A.PNG", 10, 400, "GLACIER"));
        shares.Add(Item("img/deep/b.png", 20, null));
        shares.Add(Item(".profile", 5, 0));
        shares.Add(Item("doc/x.txt", 0, 29));
        shares.Add(new Entry("doc/", EntryKind.Folder));
        shares.Add(new Entry("gone", EntryKind.DeleteMarker));
        shares.Add(new Entry("doc/", EntryKind.Unknown));
        Assert.Equal((4L, 35L), (shares.Total.Count, shares.Total.Bytes));
        Assert.Equal(parts.Replace("=", "", StringComparison.Ordinal),
            string.Join(", ", shares.BySize.Select(s => $"{s.Name} {s.Count} {s.Bytes}")));
    }

    /// <summary>What a store lists may be no size, or more than can be counted.</summary>
    [Theory]
    [InlineData("-5", 2, 5)]
    [InlineData("five", 2, 5)]
    [InlineData("", 2, 5)]
    [InlineData("99999999999999999999", 2, 5)]
    [InlineData("9223372036854775807", 2, long.MaxValue)]
    [InlineData("9223372036854775802", 2, long.MaxValue)]
    [InlineData(" 7 ", 2, 12)]
    public void Nothing_is_counted_that_cannot_be(string size, int count, long bytes)
    {
        string list = "<ListBucketResult><Contents><Key>a</Key><Size>5</Size></Contents>"
            + $"<Contents><Key>b</Key><Size>{size}</Size></Contents></ListBucketResult>";
        var page = new S3Answer(200, XmlTree.Read(list), new HeaderList(), Routes.ListObjects.For("b1"));
        var shares = new Shares(MeasureBy.Total, s_now);
        foreach (Entry entry in new PageEntries("", "").Of(page)) shares.Add(entry);
        Assert.Equal((count, bytes), (shares.Total.Count, shares.Total.Bytes));
    }

    private static Entry Item(string path, long size, int? days, string? storageClass = null) => new(path, EntryKind.Item)
    {
        Size = size, LastModified = days is { } age ? s_now.AddDays(-age) : null, StorageClass = storageClass,
    };
}
