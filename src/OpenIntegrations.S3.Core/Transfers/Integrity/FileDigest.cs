using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>Computes digests of a file that was written already.</summary>
internal static class FileDigest
{
    public static async Task<byte[]> OfAsync(FileWriter file, string algorithm, Part part, CancellationToken cancellationToken)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        await ReadAsync(file, part, (bytes, count) => checksum.Append(bytes, 0, count), cancellationToken).ConfigureAwait(false);
        return checksum.Finish();
    }

    /// <summary>Reads a part in order.</summary>
    public static Task ReadAsync(FileWriter file, Part part, Action<byte[], int> read,
        CancellationToken cancellationToken) => Task.Run(() =>
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(RequestBody.BufferSize);
        try
        {
            for (long done = 0; done < part.Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = file.Read(buffer, (int)Math.Min(RequestBody.BufferSize, part.Length - done), part.Offset + done);
                if (count == 0) throw new IntegrityException("The file became shorter while it was verified.");
                read(buffer, count);
                done += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }, cancellationToken);
}
