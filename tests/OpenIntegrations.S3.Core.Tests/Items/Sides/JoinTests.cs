using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class JoinTests
{
    private static readonly string[] s_odd =
        ["a", "a-b", "a.b", "a/b", "a/b/c", "a0", "Ａ", "😀", "é", "e\u0301", "b/", "b//c", "%", "a b"];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Each_path_comes_once_in_order_with_what_both_sides_have(int seed)
    {
        var random = new Random(seed);
        string[] left = Some(random), right = Some(random);
        List<Pair> pairs = await PairsAsync(new ScriptedSide(left), new ScriptedSide(right));
        Assert.Equal(left.Union(right).Order(Utf8Order.Comparer), pairs.Select(p => p.Path));
        Assert.Equal(left, pairs.Where(p => p.Left is not null).Select(p => p.Path));
        Assert.Equal(right, pairs.Where(p => p.Right is not null).Select(p => p.Path));
        Assert.All(pairs, p => Assert.True(p.IsLeftKnown && p.IsRightKnown));
    }

    [Fact]
    public async Task What_lies_in_a_place_that_could_not_be_read_is_unknown_and_nothing_else_is()
    {
        var left = new ScriptedSide(ScriptedSide.Of("a"), Unread("d/"), Unread("x"), ScriptedSide.Of("y"));
        var right = new ScriptedSide(["a", "d", "d-", "d/1", "d/2/3", "d0", "x", "x-", "x/1", "x0", "z"]);
        List<Pair> pairs = await PairsAsync(left, right);
        Assert.Equal(["d", "d/1", "d/2/3", "x", "x/1"], pairs.Where(p => p.Right is not null && !p.IsLeftKnown).Select(p => p.Path));
        Assert.Equal(["d/", "x"], pairs.Where(p => p.Left?.Kind == EntryKind.Unknown).Select(p => p.Path));
    }

    [Fact]
    public async Task A_side_that_fails_is_unknown_from_there_on()
    {
        var left = new ScriptedSide(["a", "c"]) { Failure = new IOException("gone") };
        List<Pair> pairs = await PairsAsync(left, new ScriptedSide(["a", "b", "c", "d", "e/f"]));
        Assert.Equal(["a", "b", "c"], pairs.Where(p => p.IsLeftKnown && p.Right is not null).Select(p => p.Path));
        Assert.Equal("gone", pairs.Single(p => p.Left?.Kind == EntryKind.Unknown).Left!.Error!.Message);
    }

    [Theory, InlineData("b", "a"), InlineData("😀", "Ａ"), InlineData("a/b", "a-b"), InlineData("b/", "b")]
    public async Task A_side_whose_order_breaks_is_unknown_from_there_on(string first, string second)
    {
        List<Pair> pairs = await PairsAsync(new ScriptedSide([first, second, "~"]), new ScriptedSide([first, "~", "~~"]));
        Assert.IsType<InvalidDataException>(pairs.Single(p => p.Left?.Kind == EntryKind.Unknown).Left!.Error);
        Assert.DoesNotContain(pairs, p => p.Path is "~" or "~~" && p.IsLeftKnown);
    }

    [Fact]
    public async Task A_key_that_a_list_repeats_is_one() =>
        Assert.Equal(2, (await PairsAsync(new ScriptedSide(["a", "a", "b"]), new ScriptedSide(["a"]))).Count);

    [Fact]
    public async Task A_folder_with_gaps_anywhere_is_unknown_as_a_whole()
    {
        List<Pair> pairs = await PairsAsync(new ScriptedSide(Unread("/"), ScriptedSide.Of("m")), new ScriptedSide(["a", "m", "z"]));
        Assert.All(pairs, p => Assert.False(p.IsLeftKnown));
        Assert.NotNull(pairs.Single(p => p.Path == "m").Left);
    }

    private static Entry Unread(string path) => new(path, EntryKind.Unknown) { Error = new IOException("unread") };

    private static async Task<List<Pair>> PairsAsync(ISide left, ISide right)
    {
        var pairs = new List<Pair>();
        await foreach (Pair pair in Join.OfAsync(left, right, CancellationToken.None)) pairs.Add(pair);
        return pairs;
    }

    private static string[] Some(Random random) => Enumerable.Range(0, 200)
        .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => s_odd[random.Next(s_odd.Length)])))
        .Distinct().Order(Utf8Order.Comparer).ToArray();
}
