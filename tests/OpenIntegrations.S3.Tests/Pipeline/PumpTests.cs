using System;
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
