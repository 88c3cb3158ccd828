using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using Xunit;

namespace OpenIntegrations.S3.Tests.Drive;

/// <summary>What a drive saw counts until something was written.</summary>
public sealed class DriveCacheTests
{
    private long _changes;

    private static DrivePath At(string? key) => new("", "b", key);

    private static Node Item(string key) => new(NodeKind.Object, "b", key);

    [Fact]
    public void A_level_tells_what_is_in_it_and_what_is_not()
    {
        var cache = new DriveCache(() => _changes);
        cache.Keep(At("d"), new Level([Node.OfFolder("b", "d/both/"), Item("d/both"), Item("d/x")]));
        Assert.True(cache.Find(At("d/x"))!.Exists);
        Assert.False(cache.Find(At("d/none"))!.Exists);
        AtPath both = cache.Find(At("d/both"))!;
        Assert.True(both is { Object: not null, Folder: not null });
        Assert.Null(cache.Find(At("other/x")));
    }

    [Fact]
    public void What_the_drive_writes_is_asked_for_again_and_nothing_else()
    {
        var cache = new DriveCache(() => _changes);
        cache.Keep(At("d"), new Level([Item("d/x"), Item("d/y")]));
        cache.Keep(At(null), new Level([Node.OfFolder("b", "d/")]));
        _changes++;
        cache.Changed(At("d/x"));
        Assert.Null(cache.Find(At("d/x")));
        Assert.NotNull(cache.Find(At("d/y")));
        Assert.Null(cache.Level(At("d")));
        Assert.Null(cache.Find(At("d")));
    }

    [Fact]
    public void The_next_command_asks_anew_for_what_one_has_given_out_and_not_for_what_its_own_pattern_found()
    {
        var cache = new DriveCache(() => _changes);
        cache.Keep(At("d"), new Level([Item("d/x")]));
        cache.Begin();
        Assert.NotNull(cache.Find(At("d/x")));
        cache.Give();
        Assert.NotNull(cache.Find(At("d/x")));
        cache.Begin();
        Assert.Null(cache.Find(At("d/x")));
    }

    [Fact]
    public void What_others_write_makes_all_of_it_old()
    {
        var cache = new DriveCache(() => _changes);
        cache.Keep(At("d"), new Level([Item("d/x")]));
        cache.Keep(At("e"), AtPath.Nothing);
        _changes++;
        Assert.Null(cache.Find(At("d/x")));
        Assert.Null(cache.Find(At("e")));
    }
}
