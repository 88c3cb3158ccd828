using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Wire;

public sealed class HttpDateTests
{
    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [InlineData("1994-11-06T08:49:37Z")]
    [InlineData("1994-11-06T08:49:37.000Z")]
    [InlineData("1994-11-06T09:49:37+01:00")]
    [InlineData("19941106T084937Z")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 +00:00")]
    public void Every_form_of_one_moment(string text)
    {
        Assert.True(HttpDate.TryParse(text, out var time));
        Assert.Equal("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.Format(time));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void What_is_no_date(string? text) => Assert.False(HttpDate.TryParse(text, out _));
}
