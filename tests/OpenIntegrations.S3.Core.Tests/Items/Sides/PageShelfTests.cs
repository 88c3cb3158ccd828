using System;
using System.Collections.Generic;
using System.IO;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class PageShelfTests
{
    private static readonly List<Entry> s_page =
    [
        new("a", EntryKind.Item)
        {
            Size = 3, LastModified = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), ETag = "\"e\"", StorageClass = "GLACIER",
            VersionId = "v", IsLatest = false,
        },
        new("é\n\0/😀", EntryKind.DeleteMarker), new("", EntryKind.Folder) { Size = 0 },
    ];

    [Fact]
    public void Pages_come_back_as_they_were_in_any_order_and_room_is_used_again()
    {
        using var shelf = new PageShelf(most: 3);
        var (one, two, three) = (shelf.Put(s_page, false), shelf.Put(s_page, false), shelf.Put([s_page[1]], false));
        Assert.Equal([s_page[1]], shelf.Take(three));
        Assert.Equal(s_page, shelf.Take(two));
        Assert.Equal(s_page, shelf.Take(one));
        long length = new FileInfo(shelf.File!).Length;
        shelf.Put(s_page, false);
        Assert.Equal(s_page, shelf.Take(shelf.Put(s_page, false)));
        Assert.Equal(length, new FileInfo(shelf.File!).Length);
    }

    [Fact]
    public void What_is_next_and_what_has_an_error_needs_no_file()
    {
        using var shelf = new PageShelf(most: 0);
        List<Entry> fault = [new("", EntryKind.Unknown) { Error = new IOException("no") }];
        Assert.Same(s_page, shelf.Take(shelf.Put(s_page, isNext: true)));
        Assert.Same(fault, shelf.Take(shelf.Put(fault, isNext: false)));
        Assert.Null(shelf.File);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        string file;
        using (var shelf = new PageShelf(most: 0))
        {
            shelf.Put(s_page, false);
            file = shelf.File!;
        }
        Assert.False(File.Exists(file));
    }
}
