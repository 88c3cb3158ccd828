using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(1, 0.5, 50)]
    [InlineData(2, 0.5, 100)]
    [InlineData(3, 1, 400)]
    [InlineData(9, 1, 20_000)]
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
    public void The_budget_runs_out_and_successes_refill_it()
    {
        var policy = new RetryPolicy(3, () => 0);
        for (int i = 0; i < 100; i++) Assert.NotNull(policy.NextDelay(1, null));
        Assert.Null(policy.NextDelay(1, null));
        for (int i = 0; i < 5; i++) policy.Succeeded();
        Assert.NotNull(policy.NextDelay(1, null));
        Assert.Null(policy.NextDelay(1, null));
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
