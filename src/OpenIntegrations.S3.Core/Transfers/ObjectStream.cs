using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The body of an object, or of a range of it. When the connection breaks, it goes on where it stopped, as long as the object is the same.</summary>
public sealed partial class ObjectStream : Stream
{
    private readonly S3Client _client;
    private readonly S3Request _get;
    private readonly KeyValuePair<string, string>? _unchanged;
    private readonly long? _end;
    private WireResponse _response;
    private Stream? _body;
    private long _position;
    private int _attempts = 1;

    /// <param name="client">The store.</param>
    /// <param name="get">The request that was answered, without a range of its own.</param>
    /// <param name="response">The answer; it is disposed with the stream.</param>
    public ObjectStream(S3Client client, S3Request get, WireResponse response)
    {
        (_client, _get, _response) = (client, get, response);
        _unchanged = Unchanged.Since(response.Headers);
        _position = ContentRange.Parse(response.Headers["Content-Range"])?.First ?? 0;
        _end = response.ContentLength is { } length ? _position + length : null;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>Bytes from here to the end, where the store announced them.</summary>
    public long? Remaining => _end - _position;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadSomeAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body?.Dispose();
            _response.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                _body ??= await _response.OpenAsync().ConfigureAwait(false);
                int read = await _body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0 && Remaining > 0 && buffer.Length > 0) throw new IOException($"The connection ended {Remaining} bytes early.");
                _position += read;
                return read;
            }
            catch (Exception e) when (RetryPolicy.IsTransient(e) && _unchanged is not null && _attempts < _client.Connection.MaxAttempts)
            {
                _attempts++;
                await ReopenAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReopenAsync(CancellationToken cancellationToken)
    {
        _body?.Dispose();
        _body = null;
        _response.Dispose();
        S3Request rest = _get.Copy();
        rest.Headers["Range"] = ContentRange.Header(_position, _end);
        rest.Headers.Demand(_unchanged);
        (WireResponse? open, S3Answer? refusal) = await _client.OpenAsync(rest, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        _response = open!;
        if (open!.Status != 206 && _position > 0) throw new InvalidOperationException("The connection broke, and this store cannot go on in the middle of an object.");
    }
}
