using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// The body of an object, or of a range of it, as it was asked for. When the connection breaks, it goes on where it stopped, as long as the
/// object is the same.
/// </summary>
public sealed partial class ObjectStream : Stream
{
    private const int NoSuchRange = 416;

    private readonly S3Client _client;
    private readonly S3Request _get;
    private WireResponse _response;
    private Stream? _body;
    private readonly ContentProof? _proof;
    private PieceDigest? _digest;
    private long _position;
    private readonly BodySeries _series;
    private CancellationToken _reader;

    internal ObjectStream(S3Client client, S3Request get, WireResponse response, Extent extent, ContentProof? proof)
    {
        (_client, _get, _response, Extent, Proof) = (client, get, response, extent, proof);
        _series = new BodySeries(client.Retry, client.Connection.Transport.IdleTimeout);
        if (extent.IsWhole) (_proof, _digest) = (proof, proof?.Begin(0, extent.End));
        (Headers, Status, Identity) = (response.Headers, response.Status, ObjectIdentity.Of(response.Headers));
        _position = extent.First;
    }

    /// <summary>The status of the first answer: 200 for the object, 206 for a range.</summary>
    public int Status { get; }

    /// <summary>The headers of the first answer.</summary>
    public HeaderList Headers { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>Bytes from here to the end, where the store announced them.</summary>
    public long? Remaining => Extent.End - _position;

    /// <summary>Where the bytes lie in the object.</summary>
    internal Extent Extent { get; private set; }

    internal ObjectIdentity Identity { get; }

    /// <summary>
    /// By what the object can be verified; null for nothing. A stream of the whole object does it with the last byte; of ranges, who puts
    /// them together does.
    /// </summary>
    internal ContentProof? Proof { get; }

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends a GET and proves that its answer holds what was asked for.</summary>
    /// <returns>The body, or the store's refusal.</returns>
    /// <exception cref="IntegrityException">The answer holds something else.</exception>
    public static Task<(ObjectStream? Body, S3Answer? Refusal)> OpenAsync(S3Client client, S3Request get,
        CancellationToken cancellationToken, Verification verification = Verification.Cheap) =>
        new ObjectOpening(client, get) { Verification = verification }.OpenAsync(cancellationToken);

    /// <summary>Proves that an answer holds what was asked for. The answer is disposed with the stream, or when it does not.</summary>
    /// <exception cref="IntegrityException">The answer holds something else.</exception>
    public static Task<ObjectStream> OfAsync(S3Client client, S3Request get, WireResponse open, CancellationToken cancellationToken) =>
        new ObjectOpening(client, get).OfAsync(open, cancellationToken);

    /// <summary>Lets other requests go before the body is read: for a reader that may wait for what they bring.</summary>
    public ObjectStream LeaveTurn()
    {
        _response.LeaveTurn();
        return this;
    }

    /// <summary>Has reads that bring no token hear this one: readers of texts bring none on old platforms, or one char at a time.</summary>
    public ObjectStream ReadBy(CancellationToken reader)
    {
        _reader = reader;
        return this;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

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
            _digest?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled) cancellationToken = _reader;
        while (true)
        {
            try
            {
                _body ??= await _response.OpenAsync().ConfigureAwait(false);
                int read = await _body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0 && Remaining > 0 && buffer.Length > 0)
                    throw new EndOfStreamException($"The connection ended {Remaining} bytes early.");
                if (read > Remaining) throw new IntegrityException($"More bytes came than the {Extent.End - Extent.First} announced.");
                _position += read;
                _series.Moved(read);
                if (_digest is not null) await VerifyAsync(buffer.Slice(0, read), cancellationToken).ConfigureAwait(false);
                return read;
            }
            catch (Exception e) when (RetryPolicy.IsTransient(e) && Identity.Condition is not null && _series.After(e) is { } delay)
            {
                await ReopenAsync(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The last bytes are given away only when all of them are right.</summary>
    private async ValueTask VerifyAsync(Memory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!MemoryMarshal.TryGetArray((ReadOnlyMemory<byte>)bytes, out ArraySegment<byte> array)) array = new(bytes.ToArray());
        _digest!.Append(array.Array!, array.Offset, array.Count);
        if (_position < Extent.End) return;
        _digest.Finish();
        _digest.Dispose();
        _digest = null;
        await _proof!.FinishAsync(static (_, _) => throw new InvalidOperationException("All parts came in a row."), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task ReopenAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        _body?.Dispose();
        _body = null;
        _response.Dispose();
        await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
        S3Request rest = _get.Copy();
        // A store takes a part's number or a range, not both.
        rest.Query.Remove("partNumber");
        rest.Headers["Range"] = ContentRange.Header(_position, Extent.End);
        Identity.Demand(rest.Headers);
        (WireResponse? open, S3Answer? refusal) = await _client.OpenAsync(rest, cancellationToken).ConfigureAwait(false);
        if (refusal?.Status == NoSuchRange && Extent.End is { } end)
            throw new IntegrityException($"The store announced bytes up to {end}, and the object has none behind {_position}.");
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        _response = open!;
        Extent extent = await new AnswerExtent(_client, rest, open!) { Identity = Identity, Total = Extent.Total }
            .ProveAsync(cancellationToken).ConfigureAwait(false);
        // What the first answer did not tell, a later one does.
        Extent = Extent with { End = Extent.End ?? extent.End, Total = Extent.Total ?? extent.Total };
    }
}
