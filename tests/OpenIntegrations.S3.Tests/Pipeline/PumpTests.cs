using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline.Pumping;
using Xunit;

namespace OpenIntegrations.S3.Tests.Pipeline;

/// <summary>Several records at once, while one thread writes, asks and says what went wrong.</summary>
public sealed class PumpTests
{
    private const int Width = 8;

    [Fact]
    public async Task A_failure_is_told_though_the_host_waits_for_room_that_nobody_makes()
    {
        using var pump = new Pump(new Nobody());
        var fails = new TaskCompletionSource();
        var told = new TaskCompletionSource<Exception?>();
        var host = new Thread(() => told.SetResult(Record.Exception(() =>
        {
            pump.Start(new Turn(e => throw e), Width, _ => fails.Task, isShort: true);
            for (int i = 0; i < Width; i++)
                pump.Start(new Turn(static _ => { }), Width, static token => Task.Delay(Timeout.Infinite, token), isShort: true);
        })));
        host.Start();
        while (!host.ThreadState.HasFlag(ThreadState.WaitSleepJoin)) await Task.Yield();
        fails.SetException(new InvalidOperationException("the first"));
        Assert.Equal("the first", (await told.Task)?.Message);
    }

    /// <summary>What is thrown behind in the pipeline is for whoever stands around it, and no failure of the record.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void What_fails_where_it_is_written_ends_all(bool waits)
    {
        using var pump = new Pump(new Nobody());
        var thrown = new InvalidOperationException("mine");
        var told = new List<Exception>();
        Exception? ended = Record.Exception(() =>
        {
            pump.Start(new Turn(told.Add), Width, async token =>
            {
                if (waits) await pump.PostAsync(() => throw thrown);
                else pump.Post(() => throw thrown);
                await Task.Delay(Timeout.Infinite, token);
            }, isShort: false);
            pump.Drain();
        });
        Assert.Same(thrown, ended);
        Assert.True(HostFailures.Has(thrown));
        Assert.Empty(told);
        Assert.True(pump.Stopping.IsCancellationRequested);
    }

    [Fact]
    public void What_a_question_throws_is_the_works_own()
    {
        using var pump = new Pump(new Nobody());
        var thrown = new InvalidOperationException("asked");
        var told = new List<Exception>();
        pump.Start(new Turn(told.Add), Width, _ => pump.CallAsync<int>(() => throw thrown), isShort: false);
        pump.Drain();
        Assert.Same(thrown, Assert.Single(told));
        Assert.False(HostFailures.Has(thrown));
    }

    private sealed class Nobody : IPumpHost
    {
        public PSHost User => throw new NotSupportedException();

        public CommandInvocationIntrinsics Scripts => throw new NotSupportedException();

        public void Write(object? value, bool enumerate)
        {
        }

        public void Warn(string message)
        {
        }

        public void Explain(string message)
        {
        }

        public void Show(ProgressRecord progress)
        {
        }
    }
}
