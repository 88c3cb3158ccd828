using System.Buffers;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>Sees the blocks of a body as they pass.</summary>
internal delegate void BlockWatcher(byte[] buffer, int offset, int count);

/// <summary>
/// Moves a body of any length through two blocks of memory. While one block is filled and written, the other one may still
/// be hashed on another thread: MD5, which every upload needs, is slower than all the rest together.
/// </summary>
internal static class BlockPump
{
    /// <summary>Large enough that a block's digest is worth a thread, small enough to stay in the processor's cache.</summary>
    private const int LargeBlock = 512 * 1024;

    /// <param name="source">Read to its end.</param>
    /// <param name="expected">How many bytes that will be, if it is known: what fits in a small block is given no large ones.</param>
    /// <param name="target">Takes what was read.</param>
    /// <param name="limit">More bytes than this are an error.</param>
    /// <param name="beside">Sees each block in order, on another thread when the body is large.</param>
    /// <param name="here">Sees each block in order, on this thread.</param>
    /// <returns>How many bytes passed.</returns>
    /// <exception cref="S3Error">The body is longer than the limit.</exception>
    public static long Run(Stream source, long? expected, Stream target, long limit, BlockWatcher? beside, BlockWatcher? here)
    {
        int size = expected <= RequestBody.BufferSize ? RequestBody.BufferSize : LargeBlock;
        byte[] block = ArrayPool<byte>.Shared.Rent(size);
        byte[] other = ArrayPool<byte>.Shared.Rent(size);
        Task hashing = Task.CompletedTask;
        long length = 0;
        try
        {
            for (int count; (count = Fill(source, block)) > 0;)
            {
                length += count;
                if (length > limit) throw new S3Error(ErrorCode.EntityTooLarge);
                hashing.GetAwaiter().GetResult();
                hashing = Start(beside, block, count);
                here?.Invoke(block, 0, count);
                target.Write(block, 0, count);
                (block, other) = (other, block);
            }
            return length;
        }
        finally
        {
            hashing.GetAwaiter().GetResult();
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    /// <summary>A block that is not full is the last one, and not worth a thread.</summary>
    private static Task Start(BlockWatcher? watcher, byte[] block, int count)
    {
        if (watcher is not null && count == block.Length) return Task.Run(() => watcher(block, 0, count));
        watcher?.Invoke(block, 0, count);
        return Task.CompletedTask;
    }

    private static int Fill(Stream source, byte[] block)
    {
        int filled = 0;
        for (int read; filled < block.Length && (read = source.Read(block, filled, block.Length - filled)) > 0;) filled += read;
        return filled;
    }
}
