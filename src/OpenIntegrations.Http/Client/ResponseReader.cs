using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>Reads a body to its end, into memory or into a file, and unpacks it on the way.</summary>
/// <param name="file">Where the body of a good answer goes; null for memory.</param>
/// <param name="unpacks">Whether gzip was asked for, so that what is packed is to be unpacked.</param>
/// <param name="limit">What is taken into memory.</param>
internal sealed class ResponseReader(string? file, bool unpacks, AnswerLimit limit)
{
    /// <exception cref="IOException">The body broke off, or does not fit into memory.</exception>
    /// <exception cref="InvalidDataException">What should be gzip is not.</exception>
    public async Task<ClientResponse> ReadAsync(WireResponse answer, CancellationToken cancellationToken)
    {
        if (answer.Request.Method == "HEAD") return new(answer, [], null);
        bool isPacked = unpacks && answer.Headers["Content-Encoding"]?.Trim().ToLowerInvariant() is "gzip" or "x-gzip";
        bool goesToFile = file is not null && answer.IsSuccess;
        if (!isPacked && !goesToFile) return new(answer, await answer.ReadAllAsync(limit, cancellationToken).ConfigureAwait(false), null);

        if (limit.IsDocument) answer.EndInTime();
        using Stream wire = await answer.OpenAsync().ConfigureAwait(false);
        using Stream body = isPacked ? new GZipStream(wire, CompressionMode.Decompress) : wire;
        if (!goesToFile) return new(answer, await ReadAsync(body, cancellationToken).ConfigureAwait(false), null);
        await FileOutput.SaveAsync(body, file!, cancellationToken).ConfigureAwait(false);
        return new(answer, null, file);
    }

    private async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[RequestBody.BufferSize];
        for (int read; (read = await body.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (memory.Length + read > limit.Bytes) throw new AnswerTooLargeException(limit.Bytes);
            memory.Write(buffer, 0, read);
        }
        return memory.ToArray();
    }
}
