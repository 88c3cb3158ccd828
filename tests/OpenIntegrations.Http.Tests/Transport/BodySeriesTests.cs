using System;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>A body that breaks off again and again comes to an end: whole, or as an error.</summary>
public sealed class BodySeriesTests
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(60);

    /// <summary>The store gives so many bytes and then breaks, or is silent; how often it is asked before that is an error.</summary>
    [Theory]
    [InlineData(0, false, 12)]
    [InlineData(1, false, 12)]
    [InlineData(959, false, 12)]
    [InlineData(960, false, null)]
    [InlineData(0, true, 2)]
    [InlineData(1, true, 2)]
    [InlineData(959, true, 2)]
    [InlineData(960, true, null)]
    public void What_moves_less_between_breaks_than_a_slow_body_must_is_one_failure(int bytes, bool isSilent, int? attempts)
    {
        var series = new BodySeries(new RetryPolicy(random: () => 0.5), s_idle);
        int made = 0;
        do
        {
            made++;
            series.Moved(bytes);
        }
        while (made < 100 && series.After(isSilent ? new TimeoutException() : new IOException()) is not null);
        Assert.Equal(attempts ?? 100, made);
    }

    [Fact]
    public void Bytes_count_together_between_two_breaks_and_not_beyond_them()
    {
        var policy = new RetryPolicy(2, () => 0);
        var apart = new BodySeries(policy, s_idle);
        apart.Moved(900);
        Assert.NotNull(apart.After(new IOException()));
        apart.Moved(900);
        Assert.Null(apart.After(new IOException()));
        var together = new BodySeries(policy, s_idle);
        Assert.NotNull(together.After(new IOException()));
        foreach (int piece in Enumerable.Repeat(90, 11)) together.Moved(piece);
        Assert.NotNull(together.After(new IOException()));
    }

    [Fact]
    public void What_would_fail_again_is_not_asked_for_again() =>
        Assert.Null(new BodySeries(new RetryPolicy(), s_idle).After(new EndlessAnswerException("", new OperationCanceledException())));
}
