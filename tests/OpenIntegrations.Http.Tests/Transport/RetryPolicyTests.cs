using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(1, 0.5, 50)]
    [InlineData(2, 0.5, 100)]
    [InlineData(3, 1, 400)]
    [InlineData(9, 1, 10_000)]
    public void Waits_double_up_to_a_limit(int attempt, double random, double milliseconds) =>
        Assert.Equal(milliseconds, new RetryPolicy(20, () => random).NextDelay(attempt, null)!.Value.TotalMilliseconds);

    [Fact]
    public void The_server_may_say_how_long()
    {
        var policy = new RetryPolicy(3, () => 1);
        Assert.Equal(TimeSpan.FromSeconds(7), policy.NextDelay(1, TimeSpan.FromSeconds(7)));
        Assert.Null(policy.NextDelay(1, TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void Who_asks_for_less_than_the_wait_does_not_shorten_it() =>
        Assert.Equal(TimeSpan.FromSeconds(0.8), new RetryPolicy(9, () => 1).NextDelay(4, TimeSpan.Zero));

    [Fact]
    public void The_waits_of_all_attempts_outlast_many_seconds_of_failure()
    {
        var policy = new RetryPolicy(random: () => 0.5);
        double waited = 0;
        int attempt = 1;
        for (; policy.NextDelay(attempt, null, Persistence.Patient, TimeSpan.FromSeconds(waited)) is { } delay; attempt++)
            waited += delay.TotalSeconds;
        Assert.InRange(waited, 20, 60);
    }

    [Fact]
    public void Patience_ends_after_the_second_attempt_at_the_earliest()
    {
        var policy = new RetryPolicy(20, () => 0) { Patience = TimeSpan.FromSeconds(10) };
        Assert.NotNull(policy.NextDelay(1, null, Persistence.Patient, TimeSpan.FromMinutes(5)));
        Assert.Null(policy.NextDelay(2, null, Persistence.Patient, TimeSpan.FromSeconds(11)));
        Assert.NotNull(policy.NextDelay(2, null, Persistence.Patient, TimeSpan.FromSeconds(9)));
    }

    [Theory]
    [InlineData(Persistence.None, 0)]
    [InlineData(Persistence.Brief, 2)]
    [InlineData(Persistence.Patient, 11)]
    public void How_often_depends_on_the_kind_of_failure(Persistence persistence, int repeats)
    {
        var policy = new RetryPolicy(random: () => 0);
        int attempt = 1;
        while (policy.NextDelay(attempt, null, persistence) is not null) attempt++;
        Assert.Equal(repeats, attempt - 1);
    }

    [Fact]
    public void The_budget_runs_out_and_answers_and_time_refill_it()
    {
        TimeSpan now = TimeSpan.Zero;
        var budget = new RetryBudget(() => now);
        var policy = new RetryPolicy(3, () => 0, budget);
        for (int i = 0; i < 500; i++) Assert.NotNull(policy.NextDelay(1, null));
        Assert.Null(policy.NextDelay(1, null));
        now += TimeSpan.FromSeconds(1);
        for (int i = 0; i < 10; i++) Assert.NotNull(policy.NextDelay(1, null));
        Assert.Null(policy.NextDelay(1, null));
    }

    [Fact]
    public void Requests_to_one_server_share_a_budget()
    {
        var budget = new RetryBudget(() => TimeSpan.Zero);
        var first = new RetryPolicy(3, () => 0, budget);
        for (int i = 0; i < 500; i++) first.NextDelay(1, null);
        Assert.Null(new RetryPolicy(3, () => 0, budget).NextDelay(1, null));
    }

    [Fact]
    public void A_server_that_never_answered_is_not_waited_for()
    {
        var refused = new HttpRequestException("no", new SocketException((int)SocketError.ConnectionRefused));
        var reset = new HttpRequestException("no", new SocketException((int)SocketError.ConnectionReset));
        var policy = new RetryPolicy();
        Assert.Equal(Persistence.Brief, policy.PersistenceOf(refused));
        Assert.Equal(Persistence.Patient, policy.PersistenceOf(reset));
        Assert.Equal(Persistence.Brief, policy.PersistenceOf(new HttpRequestException("Received an invalid status line.")));
        Assert.False(RetryPolicy.MayHaveHappened(refused));
        Assert.True(RetryPolicy.MayHaveHappened(reset));
    }

    [Fact]
    public void What_another_attempt_cannot_mend_is_not_transient()
    {
        Assert.False(RetryPolicy.IsTransient(new HttpRequestException("tls", new AuthenticationException())));
        Assert.False(RetryPolicy.IsTransient(new HttpRequestException("dns", new SocketException((int)SocketError.HostNotFound))));
        Assert.False(RetryPolicy.IsTransient(new OperationCanceledException()));
        Assert.True(RetryPolicy.IsTransient(new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset))));
        Assert.True(RetryPolicy.IsTransient(new TimeoutException()));
    }
}
