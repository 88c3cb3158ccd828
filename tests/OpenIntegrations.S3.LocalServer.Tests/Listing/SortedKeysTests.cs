using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests.Listing;

public sealed class SortedKeysTests
{
    public static TheoryData<string> Orders => ["up", "down", "shuffled"];

    [Theory, MemberData(nameof(Orders))]
    public void Keys_come_back_in_order_however_they_came(string order)
    {
        var random = new Random(1);
        int[] numbers = [.. Enumerable.Range(0, 5000)];
        if (order == "down") Array.Reverse(numbers);
        if (order == "shuffled") random.Shuffle(numbers);
        var keys = new SortedKeys<int>();
        foreach (int number in numbers) keys.Set($"{number:D5}", number);
        foreach (int number in numbers) keys.Set($"{number:D5}", -number);
        Assert.Equal(5000, keys.Count);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => -i), keys.From(Bound.At("")).Select(p => p.Value));

        foreach (int number in numbers.Where(n => n % 3 != 0)) keys.Remove($"{number:D5}");
        keys.Remove("absent");
        Assert.Equal(Enumerable.Range(0, 5000).Where(i => i % 3 == 0).Select(i => $"{i:D5}"), keys.From(Bound.At("")).Select(p => p.Key));
        Assert.True(keys.TryGet("00003", out int value));
        Assert.Equal(-3, value);
        Assert.False(keys.TryGet("00004", out _));
    }

    [Fact]
    public void The_order_is_that_of_the_bytes()
    {
        string[] names =
            ["", "A", "a", "a/", "a/b", "a0", "ab", "e\u0301", "z", "\u00e9", "\u65e5", "\ud7ff", "\ue000", "\ufffd", "\uffff",
                "\U0001f600", "\U0010ffff", "\u0001", "\u007f"];
        var expected = names.OrderBy(n => Convert.ToHexString(Encoding.UTF8.GetBytes(n)), StringComparer.Ordinal);
        Assert.Equal(expected, names.Order(Utf8Order.Comparer));
    }

    [Theory]
    [InlineData("At", "b", "b,b/1,b/2,c")]
    [InlineData("After", "b", "b/1,b/2,c")]
    [InlineData("Past", "b/", "c")]
    [InlineData("Past", "b", "c")]
    [InlineData("After", "c", "")]
    [InlineData("At", "", "a,b,b/1,b/2,c")]
    public void Places_lie_between_keys(string kind, string text, string expected)
    {
        var keys = new SortedKeys<int>();
        foreach (string key in new[] { "a", "b", "b/1", "b/2", "c" }) keys.Set(key, 0);
        Bound bound = kind switch { "At" => Bound.At(text), "After" => Bound.After(text), _ => Bound.Past(text) };
        Assert.Equal(expected, string.Join(",", keys.From(bound).Select(p => p.Key)));
    }
}
