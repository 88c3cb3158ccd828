using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Contents;
using Xunit;

namespace OpenIntegrations.S3.Tests.Drive;

/// <summary>The end of a pipe is seen only when its writer said so.</summary>
public sealed class WritePipeTests
{
    private readonly byte[] _megabyte = new byte[1024 * 1024];

    [Fact]
    public async Task What_is_written_arrives_although_the_reader_is_slow()
    {
        using var pipe = new WritePipe(static task => task.Wait());
        Task<long> reader = Task.Run(() => CountAsync(pipe));
        for (int i = 0; i < 20; i++) pipe.Write(_megabyte, 0, _megabyte.Length);
        pipe.Complete();
        Assert.Equal(20 * _megabyte.Length, await reader);
    }

    [Fact]
    public async Task A_broken_pipe_has_no_end()
    {
        using var pipe = new WritePipe(static task => task.Wait());
        pipe.Write(_megabyte, 0, 10);
        pipe.Break();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CountAsync(pipe));
    }

    [Fact]
    public void A_writer_does_not_wait_for_a_reader_that_went_away()
    {
        using var pipe = new WritePipe(static task => task.Wait());
        pipe.Break();
        for (int i = 0; i < 20; i++) pipe.Write(_megabyte, 0, _megabyte.Length);
    }

    private static async Task<long> CountAsync(Stream stream)
    {
        var buffer = new byte[100_000];
        long count = 0;
        for (int read; (read = await stream.ReadAsync(buffer, CancellationToken.None)) > 0;) count += read;
        return count;
    }
}
