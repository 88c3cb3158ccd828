using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>Standard input and output as sources and destinations.</summary>
public sealed class StreamTests : TreeTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20 * 1024 * 1024)]
    public async Task What_comes_in_is_what_goes_out(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        using var output = new MemoryStream();
        var around = Oint.Alone with { Input = () => new Trickle(bytes), Output = () => new Kept(output) };
        Outcome up = await Store.RunAsync(around, ["cp", "-", "s3://bkt/in.bin"]);
        Assert.Equal((0, "upload: - to s3://bkt/in.bin\n"), (up.Exit, up.Output));
        Outcome down = await Store.RunAsync(around, ["cp", "s3://bkt/in.bin", "-"]);
        Assert.Equal((0, "", ""), (down.Exit, down.Output, down.Messages));
        Assert.Equal(bytes, output.ToArray());
    }

    [Fact]
    public async Task Several_objects_and_parts_of_them_go_out_in_a_row()
    {
        await Store.DoAsync("cp", Store.Write("a.txt", "hello "), Store.Write("b.txt", "world"), "s3://bkt/");
        using var output = new MemoryStream();
        var around = Oint.Alone with { Output = () => new Kept(output) };
        Assert.Equal(0, (await Store.RunAsync(around, ["cat", "s3://bkt/a.txt", "s3://bkt/b.txt"])).Exit);
        Assert.Equal(0, (await Store.RunAsync(around, ["cat", "s3://bkt/*.txt", "--range", "0-1"])).Exit);
        Assert.Equal("hello worldhewo", System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_source_that_breaks_leaves_no_object()
    {
        var around = Oint.Alone with { Input = () => new Trickle(new byte[9 * 1024 * 1024]) { Breaks = true } };
        Outcome outcome = await Store.RunAsync(around, ["cp", "-", "s3://bkt/half"]);
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("The pipe broke.", outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(await Store.KeysAsync());
        Outcome parts = await Oint.RunAsync("s3", "SendRequestWithoutBody", "--method", "GET", "--basic",
            Store.Basic.Replace("','AccessKey", "/bkt?uploads','AccessKey", StringComparison.Ordinal));
        Assert.DoesNotContain("UploadId\":", parts.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat", "s3://bkt/a.txt")]
    [InlineData("cp", "s3://bkt/a.txt", "-")]
    public async Task What_does_not_go_on_is_ended(params string[] line)
    {
        var answer = new Answer(200, new string('x', 9000)) { BreakAfter = 4000, Stalls = true };
        using var server = new ScriptedServer(answer.With("ETag", "\"e\""));
        using var stop = new CancellationTokenSource();
        Task<Outcome> running = Oint.RunAsync(Oint.Alone, [.. line, "--basic", Oint.Basic(server)], stop.Token);
        while (server.Stalled == 0 && !running.IsCompleted) await Task.Delay(10);
        stop.Cancel();
        Outcome outcome = await running;
        Assert.Equal((ExitCode.Interrupted, "Interrupted."), (outcome.Exit, outcome.Messages.Trim()));
    }

    [Fact]
    public async Task An_output_that_nobody_reads_ends_quietly()
    {
        await Store.DoAsync("cp", Store.Write("a.txt", "hello"), "s3://bkt/");
        var around = Oint.Alone with { Output = () => throw new OutputClosedException() };
        Outcome outcome = await Store.RunAsync(around, ["cat", "s3://bkt/a.txt"]);
        Assert.Equal((ExitCode.OutputClosed, "", ""), (outcome.Exit, outcome.Output, outcome.Messages));
    }

    /// <summary>A pipe that gives a little at a time and tells no length.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private const int AtOnce = 65537;
        private int _at;

        public bool Breaks { get; init; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = Math.Min(Math.Min(count, AtOnce), bytes.Length - _at);
            if (read == 0 && Breaks) throw new IOException("The pipe broke.");
            Array.Copy(bytes, _at, buffer, offset, read);
            _at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Writes to a memory that stays open when this is closed.</summary>
    private sealed class Kept(MemoryStream memory) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => memory.Write(buffer, offset, count);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
