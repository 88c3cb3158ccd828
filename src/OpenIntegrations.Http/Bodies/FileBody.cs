using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.Http.Bodies;

/// <summary>
/// A range of an open file. Several bodies may read the same file at once. The last bytes are kept back until the file is known to be as it
/// was: a server never has a body of two states as a whole.
/// </summary>
public sealed class FileBody(FileReader file, long offset, long length) : RequestBody
{
    public override long? Length => length;

    /// <summary>The range from an offset, of a length or up to the end.</summary>
    /// <exception cref="ArgumentException">The file has no such range.</exception>
    public static FileBody Of(FileReader file, long offset, long? length)
    {
        long count = length ?? Math.Max(0, file.Length - offset);
        if (offset + count <= file.Length) return new FileBody(file, offset, count);
        throw new ArgumentException($"'{file.Path}' has {file.Length} bytes; {count} from byte {offset} are not there.");
    }

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, length));
        try
        {
            for (long sent = 0; sent < length;)
            {
                int read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, length - sent), offset + sent);
                if (read == 0) throw FileChange.Error(file.Path);
                if (sent + read == length) file.CheckUnchanged();
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
