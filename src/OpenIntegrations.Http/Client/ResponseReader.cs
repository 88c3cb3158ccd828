using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Reads a body to its end, into memory or into a file, and unpacks it on the way.</summary>
/// <param name="file">Where the body of a good answer goes; null for memory.</param>
/// <param name="unpacks">Whether gzip was asked for, so that what is packed is to be unpacked.</param>
internal sealed class ResponseReader(string? file, bool unpacks)
{
    // An array can hold no more.
    private const long Limit = 0x7fffffc7;

    /// <exception cref="IOException">The body broke off, or does not fit into memory.</exception>
    /// <exception cref="InvalidDataException">What should be gzip is not.</exception>
    public async Task<ClientResponse> ReadAsync(WireResponse answer, CancellationToken cancellationToken)
    {
        if (answer.Request.Method == "HEAD") return new(answer, [], null);
        bool isPacked = unpacks && answer.Headers["Content-Encoding"]?.Trim().ToLowerInvariant() is "gzip" or "x-gzip";
        bool goesToFile = file is not null && answer.IsSuccess;
        if (!isPacked && !goesToFile) return new(answer, await answer.ReadAllAsync(Limit, cancellationToken).ConfigureAwait(false), null);

        using Stream wire = await answer.OpenAsync().ConfigureAwait(false);
        using Stream body = isPacked ? new GZipStream(wire, CompressionMode.Decompress) : wire;
        if (!goesToFile) return new(answer, await ReadAsync(body, cancellationToken).ConfigureAwait(false), null);
        await FileOutput.SaveAsync(body, file!, cancellationToken).ConfigureAwait(false);
        return new(answer, null, file);
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[RequestBody.BufferSize];
        for (int read; (read = await body.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (memory.Length + read > Limit) throw new IOException("The unpacked body is larger than the 2 GiB that fit into memory; name a file for it.");
            memory.Write(buffer, 0, read);
        }
        return memory.ToArray();
    }
}
