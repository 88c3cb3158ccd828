using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>An answer whose headers have arrived and whose body is still to be read. Dispose it to give the connection back.</summary>
public sealed class WireResponse : IDisposable
{
    // What the runtime allows for an array of bytes.
    private const long MaxArray = 0x7FFFFFC7;

    private readonly HttpResponseMessage _message;
    private readonly Watchdog _watchdog;
    private readonly TransportSettings _settings;
    private byte[] _peeked = [];
    private Stream? _rest;

    internal WireResponse(HttpResponseMessage message, WireRequest request, Watchdog watchdog, TransportSettings settings)
    {
        (_message, _watchdog, _settings, Request) = (message, watchdog, settings, request);
        foreach (var (name, value) in RawHeaders.Of(message.Headers)) Headers.Add(name, value);
        foreach (var (name, value) in RawHeaders.Of(message.Content.Headers)) Headers.Add(name, value);
    }

    /// <summary>The request that was answered, as it was sent.</summary>
    public WireRequest Request { get; }

    public int Status => (int)_message.StatusCode;

    public bool IsSuccess => Status is >= 200 and < 300;

    public HeaderList Headers { get; } = new();

    /// <summary>What the server announced; null when it did not.</summary>
    public long? ContentLength => _message.Content.Headers.ContentLength;

    /// <summary>The body, as it comes in.</summary>
    /// <remarks>Reading fails with <see cref="TimeoutException"/> when no byte comes within the idle timeout.</remarks>
    public async Task<Stream> OpenAsync()
    {
        if (_rest is not null) return new PrefixedStream(_peeked, _rest);
        Stream stream = await _message.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return new WatchedStream(stream, _watchdog, _settings.IdleTimeout, "The body stopped: no byte arrived", ownsInner: true);
    }

    /// <summary>The beginning of the body. It is still there for whoever reads the body afterwards.</summary>
    /// <param name="limit">How many bytes to look at.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    public async Task<byte[]> PeekAsync(int limit, CancellationToken cancellationToken)
    {
        if (_rest is not null) return _peeked;
        Stream body = await OpenAsync().ConfigureAwait(false);
        var buffer = new byte[limit];
        int filled = 0;
        for (int read = 1; read > 0 && filled < limit; filled += read) read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
        (_peeked, _rest) = (buffer.AsSpan(0, filled).ToArray(), body);
        return _peeked;
    }

    /// <summary>The whole body in memory.</summary>
    /// <exception cref="IOException">It is larger than the limit, in bytes.</exception>
    public Task<byte[]> ReadAllAsync(long limit, CancellationToken cancellationToken) =>
        UseAllAsync(limit, static body => body.AsSpan().ToArray(), cancellationToken);

    /// <summary>What is made of the whole body, in a buffer that serves the next answer afterwards: page upon page of a list needs no memory of its own.</summary>
    /// <exception cref="IOException">The body is larger than the limit, in bytes.</exception>
    public async Task<T> UseAllAsync<T>(long limit, Func<ArraySegment<byte>, T> use, CancellationToken cancellationToken)
    {
        if (ContentLength > limit) throw TooLarge(limit);
        using Stream body = await OpenAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(MaxArray, Math.Max(4096, (ContentLength ?? RequestBody.BufferSize) + 1)));
        try
        {
            int filled = 0;
            for (int read; (read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                filled += read;
                if (filled > limit || filled == MaxArray) throw TooLarge(limit);
                if (filled == buffer.Length) buffer = Grow(buffer);
            }
            return use(new ArraySegment<byte>(buffer, 0, filled));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(MaxArray, buffer.Length * 2L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    public void Dispose()
    {
        _message.Dispose();
        _watchdog.Dispose();
    }

    private static IOException TooLarge(long limit) => new($"The answer is larger than the {limit} bytes that are read into memory.");
}
