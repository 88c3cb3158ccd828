using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Files;

/// <summary>Writes a stream to a file that appears when it is complete.</summary>
public static class FileOutput
{
    // Twice the size gains nothing and leaves the processor's cache.
    private const int BufferSize = 256 * 1024;

    /// <summary>Whether what a path names takes bytes in order only, as a pipe does.</summary>
    public static bool IsSequential(string path) => FileTarget.Of(path).IsSequential;

    public static async Task SaveAsync(Stream body, string path, CancellationToken cancellationToken)
    {
        using var file = new FileWriter(path);
        await CopyAsync(body, file, 0, static (_, _) => { }, static _ => { }, cancellationToken).ConfigureAwait(false);
        file.Commit();
    }

    /// <summary>Copies a stream to its place in a file.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the first byte goes.</param>
    /// <param name="written">Shown the bytes as they go to the file, in order.</param>
    /// <param name="moved">Told of the bytes as they come in.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <param name="length">How many bytes there are; null when nobody knows.</param>
    public static async Task CopyAsync(Stream body, FileWriter file, long offset, Action<byte[], int> written, Action<int> moved,
        CancellationToken cancellationToken, long? length = null)
    {
        // With room for one more a small body is read to its end before it is written.
        int size = (int)Math.Min(BufferSize, (length ?? BufferSize) + 1);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            // TLS gives 16 KiB at a time; a write for each of them costs more than it brings.
            for (int filled = 0, read = 1; read > 0;)
            {
                read = await body.ReadAsync(buffer.AsMemory(filled, size - filled), cancellationToken).ConfigureAwait(false);
                filled += read;
                if (filled == size || read == 0)
                {
                    file.Write(buffer, filled, offset);
                    written(buffer, filled);
                    (offset, filled) = (offset + filled, 0);
                }
                moved(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
