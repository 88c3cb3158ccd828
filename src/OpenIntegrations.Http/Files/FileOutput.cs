using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Writes a stream to a file that appears when it is complete.</summary>
public static class FileOutput
{
    // Twice the size gains nothing and leaves the processor's cache.
    private const int BufferSize = 256 * 1024;

    public static async Task SaveAsync(Stream body, string path, CancellationToken cancellationToken)
    {
        using var file = new FileWriter(path);
        await CopyAsync(body, file, 0, static _ => { }, cancellationToken).ConfigureAwait(false);
        file.Commit();
    }

    /// <summary>Copies a stream to its place in a file.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the first byte goes.</param>
    /// <param name="moved">Told of the bytes as they are written.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    public static async Task CopyAsync(Stream body, FileWriter file, long offset, Action<int> moved, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0; offset += read)
            {
                file.Write(buffer, read, offset);
                moved(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
