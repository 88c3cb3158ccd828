using System;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Core.Tests.Documents;

public sealed class DurationTests
{
    [Theory]
    [InlineData("600", 600)]
    [InlineData("1.5", 1.5)]
    [InlineData("7d", 604800)]
    [InlineData("7D", 604800)]
    [InlineData(" 1d12h ", 129600)]
    [InlineData("1.5h", 5400)]
    [InlineData("2w", 1209600)]
    [InlineData("30m", 1800)]
    [InlineData("30min", 1800)]
    [InlineData("90s", 90)]
    [InlineData("1.02:03:04", 93784)]
    [InlineData("00:30:00", 1800)]
    public void A_span_is_what_people_mean_by_it(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.Parse(text, TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("d")]
    [InlineData("soon")]
    [InlineData("7 days")]
    [InlineData("1h1d")]
    [InlineData("-7d")]
    [InlineData("7,5d")]
    [InlineData("1e30")]
    [InlineData("999999999999999999d")]
    [InlineData("NaN")]
    [InlineData("12:61")]
    public void What_is_no_span_is_none(string text) => Assert.Null(Duration.Parse(text, TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_bare_number_counts_what_is_usual_there() =>
        Assert.Equal(TimeSpan.FromDays(30), Duration.Parse("30", TimeSpan.FromDays(1)));
}
