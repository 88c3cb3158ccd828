using OpenIntegrations.Http;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class SplitPointTests
{
    [Theory]
    [InlineData("k0000", "k0029", null, 0, "k01")]
    [InlineData("k0000", "k0109", null, 0, "k1")]
    [InlineData("a/1", "b/2", null, 0, "o")]
    [InlineData("k0000", "k0130", "k1", 0, "k06")]
    [InlineData("00ab", "01cd.x", null, 0, "1")]
    [InlineData("00ab", "11cd.x", null, 0, "9")]
    [InlineData("logs/1", "logs/3", null, 5, "logs/7")]
    [InlineData("a\U0001F600", "a\U0001F601", "a\U0001F601\u4E00", 0, null)]
    [InlineData("a", "a", "b", 0, null)]
    [InlineData("", "", null, 0, null)]
    [InlineData("z~", "z~", "z~a", 0, null)]
    public void A_place_is_behind_what_was_read_and_before_the_end(string first, string last, string? end, int asked, string? expected)
    {
        string? place = SplitPoint.Between(first, last, end, asked);
        Assert.Equal(expected, place);
        if (place is null) return;
        Assert.True(Utf8Order.Comparer.Compare(last, place) < 0);
        Assert.True(end is null || Utf8Order.Comparer.Compare(place, end) < 0);
    }
}
