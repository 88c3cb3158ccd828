using System;
using System.Globalization;
using OpenIntegrations.S3.Items;

namespace OpenIntegrations.S3.Core.Tests.Items;

public sealed class AgeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 15, 12, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("30d", "30.00:00:00")]
    [InlineData("12h", "12:00:00")]
    [InlineData("90m", "01:30:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("45s", "00:00:45")]
    [InlineData("1d12h", "1.12:00:00")]
    [InlineData("1.5H", "01:30:00")]
    [InlineData("1.00:00:30", "1.00:00:30")]
    public void A_span_is_a_number_and_a_unit(string text, string span)
    {
        Assert.True(Age.TryParse(text, out TimeSpan read));
        Assert.Equal(TimeSpan.Parse(span, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("30x")]
    [InlineData("1d2")]
    [InlineData("-1d")]
    [InlineData("-1:00")]
    [InlineData("3M")]
    [InlineData("99999999999999999999d")]
    public void Anything_else_is_none(string text) => Assert.False(Age.TryParse(text, out _));

    [Theory]
    [InlineData("2d", "2026-06-13T10:00:00Z")]
    [InlineData("2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z")]
    [InlineData("2026-01-31T01:00:00+01:00", "2026-01-31T00:00:00Z")]
    public void A_moment_is_so_long_ago_or_a_date(string text, string utc)
    {
        DateTime moment = Age.Moment(text, s_now);
        Assert.Equal(DateTimeKind.Utc, moment.Kind);
        Assert.Equal(utc, moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_date_without_a_zone_is_the_machines() =>
        Assert.Equal(new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Local).ToUniversalTime(), Age.Moment("2026-01-31", s_now));

    [Theory]
    [InlineData("30")]
    [InlineData("soon")]
    public void What_is_neither_is_a_fault(string text) => Assert.Throws<FormatException>(() => Age.Moment(text, s_now));

    [Fact]
    public void Longer_ago_than_time_is_its_beginning() => Assert.Equal(DateTime.MinValue, Age.Moment("900000d", s_now));
}
