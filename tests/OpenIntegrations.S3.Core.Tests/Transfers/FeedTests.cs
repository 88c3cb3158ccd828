using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>A source that is busy is asked once, however many wait for it and leave: another question meanwhile ends the process.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task Who_has_left_asks_no_more()
    {
        var source = new Source();
        await using var feed = new Feed<string>(source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.MoveNextAsync(new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(0, source.Asked);
    }

    [Fact]
    public async Task Whoever_asks_next_gets_what_was_asked_for()
    {
        var source = new Source();
        await using var feed = new Feed<string>(source);
        using var leave = new CancellationTokenSource();
        Task<bool> first = feed.MoveNextAsync(leave.Token).AsTask();
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<bool> second = feed.MoveNextAsync(CancellationToken.None).AsTask();
        Assert.Equal(1, source.Asked);
        source.Give("a");
        Assert.True(await second);
        Assert.Equal("a", feed.Current);
        Task<bool> third = feed.MoveNextAsync(CancellationToken.None).AsTask();
        Assert.Equal(2, source.Asked);
        source.Give(null);
        Assert.False(await third);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_comes_when_all_have_left_is_let_go(bool comesBefore)
    {
        var source = new Source();
        var feed = new Feed<string>(source);
        using var leave = new CancellationTokenSource();
        Task<bool> first = feed.MoveNextAsync(leave.Token).AsTask();
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        if (comesBefore) source.Give("a");
        await feed.DisposeAsync();
        if (!comesBefore) source.Give("a");
        await source.Disposed;
    }

    /// <summary>The failure of one worker wakes those that wait for their turn together with the one that waits for the source.</summary>
    [Fact]
    public async Task Workers_that_end_together_never_ask_a_busy_source()
    {
        for (int i = 0; i < 500; i++)
        {
            var source = new Source();
            var feed = new Feed<string>(source);
            var work = new TaskCompletionSource();
            Task workers = Workers<string>.RunAsync(feed, 8, (_, _) => work.Task, CancellationToken.None);
            source.Give("a");
            while (source.Asked < 2) await Task.Yield();
            work.SetException(new InvalidOperationException("refused"));
            Assert.Equal("refused", (await Assert.ThrowsAsync<InvalidOperationException>(() => workers)).Message);
            await feed.DisposeAsync();
            source.Give(null);
            await source.Disposed;
            Assert.Equal((2, 1), (source.Asked, source.MostAtOnce));
        }
    }

    private sealed class Source : IAsyncEnumerator<string>
    {
        private readonly object _lock = new();
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Queue<TaskCompletionSource<bool>> _open = new();
        private readonly Queue<string?> _given = new();

        public int Asked { get; private set; }

        public int MostAtOnce { get; private set; }

        public string Current { get; private set; } = "";

        public Task Disposed => _disposed.Task;

        public ValueTask<bool> MoveNextAsync()
        {
            var next = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                Asked++;
                _open.Enqueue(next);
                MostAtOnce = Math.Max(MostAtOnce, _open.Count);
                Answer();
            }
            return new(next.Task);
        }

        public void Give(string? item)
        {
            lock (_lock)
            {
                _given.Enqueue(item);
                Answer();
            }
        }

        public ValueTask DisposeAsync()
        {
            _disposed.TrySetResult();
            return default;
        }

        private void Answer()
        {
            if (_open.Count == 0 || _given.Count == 0) return;
            string? item = _given.Dequeue();
            Current = item ?? "";
            _open.Dequeue().SetResult(item is not null);
        }
    }
}
