using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Core.Tests.CredentialSources;

/// <summary>When credentials are fetched anew, and by whom.</summary>
public sealed class SharedCredentialsTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SharedCredentials _shared = new();
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _fetches;

    [Theory]
    [InlineData(3600, 0, 1)]
    [InlineData(3600, 3299, 1)]
    [InlineData(3600, 3300, 2)] // five minutes before the end
    [InlineData(60, 39, 1)]
    [InlineData(60, 40, 2)] // a third before the end, where they live shortly
    [InlineData(60, 70, 2)]
    [InlineData(null, 1_000_000, 1)]
    public async Task Are_fetched_anew_before_their_end(int? lifetime, int later, int fetches)
    {
        Task<ExpiringCredentials> Fetch(DateTimeOffset now, CancellationToken _) =>
            Task.FromResult(Made(++_fetches, lifetime is null ? null : now.AddSeconds(lifetime.Value)));
        await _shared.GetAsync(s_start, Fetch, CancellationToken.None);
        Credentials second = await _shared.GetAsync(s_start.AddSeconds(later), Fetch, CancellationToken.None);
        Assert.Equal((fetches, $"AK{fetches}"), (_fetches, second.AccessKey));
    }

    [Fact]
    public async Task Are_fetched_once_for_many_who_want_them_together()
    {
        Task<Credentials>[] callers = Enumerable.Range(0, 50)
            .Select(_ => Task.Run(() => _shared.GetAsync(s_start, SlowlyAsync, CancellationToken.None).AsTask())).ToArray();
        _mayAnswer.SetResult();
        Assert.All(await Task.WhenAll(callers), c => Assert.Equal("AK1", c.AccessKey));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Shortly_before_the_end_one_fetches_and_the_others_go_on()
    {
        await _shared.GetAsync(s_start, (_, _) => Task.FromResult(Made(0, s_start.AddHours(1))), CancellationToken.None);
        DateTimeOffset late = s_start.AddMinutes(58);
        Task<Credentials> first = _shared.GetAsync(late, SlowlyAsync, CancellationToken.None).AsTask();
        for (int i = 0; i < 10; i++) Assert.Equal("AK0", (await _shared.GetAsync(late, SlowlyAsync, CancellationToken.None)).AccessKey);
        _mayAnswer.SetResult();
        Assert.Equal("AK1", (await first).AccessKey);
        Assert.Equal("AK1", (await _shared.GetAsync(late, SlowlyAsync, CancellationToken.None)).AccessKey);
    }

    [Fact]
    public async Task A_source_that_fails_before_the_end_is_tried_again_later_and_in_vain_after_it()
    {
        await _shared.GetAsync(s_start, (_, _) => Task.FromResult(Made(0, s_start.AddHours(1))), CancellationToken.None);
        foreach ((double minutes, int fetches) in new[] { (56, 1), (56.4, 1), (56.6, 2), (59.8, 3) })
        {
            Assert.Equal("AK0", (await _shared.GetAsync(s_start.AddMinutes(minutes), FailAsync, CancellationToken.None)).AccessKey);
            Assert.Equal(fetches, _fetches);
        }
        await Assert.ThrowsAsync<CredentialsUnavailableException>(() =>
            _shared.GetAsync(s_start.AddMinutes(59.9), FailAsync, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Those_who_wait_for_a_fetch_that_fails_fail_with_it()
    {
        async Task<ExpiringCredentials> Fetch(DateTimeOffset now, CancellationToken token)
        {
            await _mayAnswer.Task;
            return await FailAsync(now, token);
        }

        Task<Credentials>[] callers = Enumerable.Range(0, 8).Select(_ => _shared.GetAsync(s_start, Fetch, CancellationToken.None).AsTask())
            .ToArray();
        _mayAnswer.SetResult();
        foreach (Task<Credentials> caller in callers)
            Assert.Equal("no", (await Assert.ThrowsAsync<CredentialsUnavailableException>(() => caller)).Message);
        Assert.Equal(1, _fetches);
        await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _shared.GetAsync(s_start, Fetch, CancellationToken.None).AsTask());
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_take_the_others_along()
    {
        using var stop = new CancellationTokenSource();
        Task<Credentials> first =
            _shared.GetAsync(s_start,
                async (_, token) =>
                    await Task.Delay(Timeout.Infinite, token)
                        .ContinueWith<ExpiringCredentials>(_ => throw new OperationCanceledException(), TaskScheduler.Default), stop.Token)
                            .AsTask();
        _mayAnswer.SetResult();
        Task<Credentials> second = _shared.GetAsync(s_start, SlowlyAsync, CancellationToken.None).AsTask();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("AK1", (await second).AccessKey);
    }

    [Theory]
    [InlineData(true, 3600, 1, true)] // the store said that it is for the credentials
    [InlineData(false, 3600, 1000, false)] // their end is known and not near
    [InlineData(false, null, 30, false)] // they are fresh
    [InlineData(false, null, 90, true)]
    public async Task Refused_ones_are_fetched_anew_where_that_may_help(bool isCertain, int? lifetime, int later, bool renewed)
    {
        Task<ExpiringCredentials> Fetch(DateTimeOffset now, CancellationToken _) =>
            Task.FromResult(Made(++_fetches, lifetime is null ? null : now.AddSeconds(lifetime.Value)));
        Credentials refused = await _shared.GetAsync(s_start, Fetch, CancellationToken.None);
        var answers = new List<bool>();
        for (int i = 0; i < 3; i++)
            answers.Add(
                await _shared.RenewAsync(refused, isCertain, mayEndEarly: false, s_start.AddSeconds(later), Fetch, CancellationToken.None));
        Assert.Equal([renewed, renewed, renewed], answers);
        Assert.Equal(renewed ? 2 : 1, _fetches);
    }

    [Fact]
    public async Task The_same_again_is_no_news()
    {
        Task<ExpiringCredentials> Fetch(DateTimeOffset now, CancellationToken _) => Task.FromResult(Made(1, null));
        Credentials refused = await _shared.GetAsync(s_start, Fetch, CancellationToken.None);
        Assert.False(await _shared.RenewAsync(refused, true, mayEndEarly: false, s_start, Fetch, CancellationToken.None));
    }

    private static ExpiringCredentials Made(int number, DateTimeOffset? end) => new(new Credentials($"AK{number}", "s"), end);

    private async Task<ExpiringCredentials> SlowlyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _mayAnswer.Task.WaitAsync(cancellationToken);
        return Made(Interlocked.Increment(ref _fetches), now.AddHours(1));
    }

    private Task<ExpiringCredentials> FailAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _fetches);
        return Task.FromException<ExpiringCredentials>(new CredentialsUnavailableException("no"));
    }
}
