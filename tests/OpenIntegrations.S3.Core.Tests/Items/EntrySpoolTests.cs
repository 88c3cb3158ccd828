using System;
using System.IO;
using OpenIntegrations.S3.Items;

namespace OpenIntegrations.S3.Core.Tests.Items;

public sealed class EntrySpoolTests
{
    private static readonly Entry[] s_odd =
    [
        new("a", EntryKind.Item) { Size = 0 }, new("é\n\0/😀", EntryKind.Item) { Size = long.MaxValue / 2 },
        new("void/", EntryKind.Folder),
        new("", EntryKind.Item) { Size = 3 }, new(new string('x', 5000), EntryKind.Item) { Size = 1 },
    ];

    [Theory, InlineData(0), InlineData(2), InlineData(5), InlineData(100)]
    public void What_is_kept_comes_back_as_often_as_it_is_wanted(int most)
    {
        using var spool = new EntrySpool { Most = most };
        foreach (Entry entry in s_odd) spool.Add(entry);
        Assert.Equal((5, (long.MaxValue / 2) + 4), (spool.Count, spool.Bytes));
        for (int i = 0; i < 2; i++) Assert.Equal(s_odd, spool.Read());
    }

    [Fact]
    public void Nothing_is_left_behind_and_nobody_else_can_read_it()
    {
        string file;
        using (var spool = new EntrySpool { Most = 1 })
        {
            spool.Add(s_odd[0]);
            Assert.Null(spool.File);
            spool.Add(s_odd[1]);
            file = spool.File!;
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        Assert.False(File.Exists(file));
    }
}
