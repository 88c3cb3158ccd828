using System;
using System.Buffers;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>An answer whose headers have arrived and whose body is still to be read. Dispose it to give the connection back.</summary>
public sealed class WireResponse : IDisposable
{
    // S3 has some thirty, and 2 KB of metadata.
    private const int MaxHeaders = 2000;

    private const string Length = "Content-Length";

    // What the runtime allows for an array of bytes.
    private const long MaxArray = 0x7FFFFFC7;

    private readonly HttpResponseMessage _message;
    private readonly Watchdog _watchdog;
    private readonly TransportSettings _settings;
    private readonly Pace _pace;
    private byte[] _peeked = [];
    private Stream? _rest;

    internal WireResponse(HttpResponseMessage message, WireRequest request, Watchdog watchdog, TransportSettings settings)
    {
        (_message, _watchdog, _settings, Request) = (message, watchdog, settings, request);
        _pace = new Pace(watchdog, settings.IdleTimeout, "The body stopped: {0} arrived");
        watchdog.Rest();
        foreach (var (name, value) in RawHeaders.Of(message.Headers)) Add(name, value);
        foreach (var (name, value) in RawHeaders.Of(message.Content.Headers)) Add(name, value);
        if (Headers.Where(h => h.Key.Equals(Length, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.Trim())
            .Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new IOException("The answer has several Content-Length headers that differ, so nobody knows where it ends.");
        if (IsSuccess && message.RequestMessage?.Content is WireContent { LacksPart: true })
            throw new IOException("The server answered before it had the whole body, and its answer was that all is well.");
    }

    /// <summary>The request that was answered, as it was sent.</summary>
    public WireRequest Request { get; }

    /// <summary>The turn of a <see cref="RequestLimiter"/> that ends with the answer.</summary>
    internal RequestTurn? Turn { get; set; }

    /// <summary>Whether an attempt before the one that was answered may have been carried out: its own answer was lost.</summary>
    public bool MayRepeat { get; internal set; }

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
        return new WatchedStream(stream, _watchdog, _pace, ownsInner: true, way: Request.Bandwidth?.Down);
    }

    /// <summary>From here the body is a document, which has <see cref="TransportSettings.DocumentTimeout"/> to come.</summary>
    public void EndInTime() => _pace.Whole = _settings.DocumentTimeout;

    /// <summary>
    /// From here the body has <see cref="TransportSettings.DocumentTimeout"/> for the next thing of use; who got it says so again.
    /// </summary>
    /// <param name="missing">What did not come, as a sentence without its end; <c>{0}</c> is how many bytes came instead.</param>
    public void Await(string missing) => _pace.Await(_settings.DocumentTimeout, missing);

    /// <summary>The beginning of the body. It is still there for whoever reads the body afterwards.</summary>
    /// <param name="limit">How many bytes to look at.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    public async Task<byte[]> PeekAsync(int limit, CancellationToken cancellationToken)
    {
        if (_rest is not null) return _peeked;
        Stream body = await OpenAsync().ConfigureAwait(false);
        var buffer = new byte[limit];
        int filled = 0;
        for (int read = 1; read > 0 && filled < limit; filled += read)
            read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
        (_peeked, _rest) = (buffer.AsSpan(0, filled).ToArray(), body);
        return _peeked;
    }

    /// <summary>The whole body in memory.</summary>
    /// <exception cref="AnswerTooLargeException">It is larger than the limit.</exception>
    /// <exception cref="EndlessAnswerException">It is a document, and did not come to its end in time.</exception>
    public Task<byte[]> ReadAllAsync(AnswerLimit limit, CancellationToken cancellationToken) =>
        UseAllAsync(limit, static body => body.AsSpan().ToArray(), cancellationToken);

    /// <summary>
    /// What is made of the whole body, in a buffer that serves the next answer afterwards: page upon page of a list needs no memory of its
    /// own.
    /// </summary>
    /// <exception cref="AnswerTooLargeException">The body is larger than the limit.</exception>
    /// <exception cref="EndlessAnswerException">It is a document, and did not come to its end in time.</exception>
    public async Task<T> UseAllAsync<T>(AnswerLimit limit, Func<ArraySegment<byte>, T> use, CancellationToken cancellationToken)
    {
        if (ContentLength > limit.Bytes) throw new AnswerTooLargeException(limit.Bytes);
        if (limit.IsDocument) EndInTime();
        using Stream body = await OpenAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(MaxArray, Math.Max(4096, (ContentLength ?? RequestBody.BufferSize) + 1)));
        try
        {
            int filled = 0;
            for (int read; (read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                filled += read;
                if (filled > limit.Bytes || filled == MaxArray) throw new AnswerTooLargeException(limit.Bytes);
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

    /// <summary>
    /// Lets another request go although the body is still to be read: for a body that waits for its reader, who may wait for others.
    /// </summary>
    public void LeaveTurn() => Turn?.Dispose();

    public void Dispose()
    {
        _message.Dispose();
        _watchdog.Dispose();
        LeaveTurn();
    }

    private void Add(string name, string value)
    {
        if (Headers.Count == MaxHeaders) throw AnswerTooLargeException.OfHeaders($"{MaxHeaders} lines");
        Headers.Add(name, UserMetadata.Decode(name, value));
    }
}
