using System;
using System.Linq;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Removals;

namespace OpenIntegrations.S3.Core.Tests.Items.Removals;

public sealed class RemovalListTests
{
    private static readonly Found[] s_items =
    [
        new("one", "a/", new Entry("x", EntryKind.Item) { Size = 3 }), new("one", "a/b/", new Entry("y", EntryKind.Item) { Size = 4 }),
        new("two", "", new Entry("z", EntryKind.DeleteMarker) { VersionId = "v", IsLatest = false }),
        new("two", "", new Entry("z", EntryKind.Item) { VersionId = "w", LastModified = DateTime.UnixEpoch, ETag = "\"e\"" }),
    ];

    [Theory, InlineData(0), InlineData(1), InlineData(100)]
    public void What_is_to_go_comes_back_as_it_was_and_is_counted(int most)
    {
        using var list = new RemovalList { MostInMemory = most };
        for (int times = 0; times < 2; times++)
        {
            for (int i = 0; i < s_items.Length; i++)
            {
                list.Add(s_items[i]);
                Assert.Equal((i > 1, i > 2), (list.HasVersions, list.IsAtLeast));
            }
            Assert.Equal((4, 7), (list.Count, list.Bytes));
            Assert.Equal(["s3://one/a/", "s3://two"], list.Places);
            Assert.Equal(s_items, list.All());
            Assert.Equal(s_items, list.All());
            Assert.Equal(["x y", "z z"], list.Batches(3).Select(b => string.Join(" ", b.Select(f => f.Entry.Path))));
            Assert.Equal(["x", "y", "z", "z"], list.Batches(1).Select(b => b.Single().Entry.Path));
            list.Clear();
            Assert.Equal((0, 0, false), (list.Count, list.Bytes, list.HasVersions));
            Assert.Empty(list.All());
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(100)]
    public void Uploads_to_give_up_come_back_as_they_were(int most)
    {
        OpenUpload[] uploads =
        [
            new("one", "a/x", "1", DateTime.UnixEpoch), new("one", "a/b/\n😀", "2", null),
            new("two", "z", "3", DateTime.UnixEpoch.AddTicks(1)),
        ];
        using var list = new UploadList { MostInMemory = most };
        foreach (OpenUpload upload in uploads) list.Add(upload);
        Assert.Equal((3, "s3://one/a/ s3://two"), (list.Count, string.Join(" ", list.Places)));
        Assert.Equal(uploads, list.All());
    }
}
