using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.EventStreams;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Queries;

/// <summary>
/// The answer to SelectObjectContent: records as they come, as one stream of bytes, whatever messages they are cut into. The stream ends
/// when the store says that all came; without that its end is an error, as is an error that the store tells in between.
/// </summary>
public sealed class QueryStream : Stream
{
    private const string NothingNew = "The query brought no record and no progress, but {0} bytes that say that it goes on,";

    private readonly WireResponse _response;
    private readonly EventStreamReader _events;
    private readonly S3Request _request;
    private byte[] _records = [];
    private int _at;
    private bool _isComplete;
    private long _scanned;

    private QueryStream(WireResponse response, Stream body, S3Request request) =>
        (_response, _events, _request) = (response, new EventStreamReader(body), request);

    /// <summary>What the query took; null until the store said so.</summary>
    public QueryCount? Stats { get; private set; }

    /// <summary>Told how far the query is, where that was asked for.</summary>
    public Action<QueryCount>? Progress { get; set; }

    public HeaderList Headers => _response.Headers;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <returns>The records, or the store's refusal.</returns>
    public static async Task<(QueryStream? Query, S3Answer? Refusal)> OpenAsync(S3Client client, S3Request request,
        CancellationToken cancellationToken)
    {
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return (null, refusal);
        // Whoever reads may wait for what other requests bring.
        open!.LeaveTurn();
        open.Await(NothingNew);
        return (new QueryStream(open, await open.OpenAsync().ConfigureAwait(false), request), null);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (_at == _records.Length && !_isComplete && count > 0)
        {
            EventMessage message = await _events.ReadAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new EventStreamException("The answer ended before the store said that all records came.");
            Take(message);
        }
        int taken = Math.Min(count, _records.Length - _at);
        Buffer.BlockCopy(_records, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

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
            _events.Dispose();
            _response.Dispose();
        }
        base.Dispose(disposing);
    }

    // What is none of these is from a time behind this one, and tells nothing of the records.
    private void Take(EventMessage message)
    {
        if (message.Text(":message-type") is not ("event" or null)) throw Failure(message);
        switch (message.Text(":event-type"))
        {
            case "Records":
                (_records, _at) = (message.Payload, 0);
                if (_records.Length > 0) _response.Await(NothingNew);
                break;
            case "Stats": Stats = Count(message, "Stats"); break;
            case "Progress": Tell(Count(message, "Progress")); break;
            case "End": _isComplete = true; break;
        }
    }

    private void Tell(QueryCount count)
    {
        if (count.BytesScanned > _scanned) _response.Await(NothingNew);
        _scanned = count.BytesScanned;
        Progress?.Invoke(count);
    }

    private S3RequestFailedException Failure(EventMessage message) =>
        new(new S3Answer(_response.Status, new TreeMap(), _response.Headers, _request)
        {
            Error = new S3Error(message.Text(":error-code") ?? message.Text(":exception-type") ?? "InternalError",
                message.Text(":error-message") ?? "The store ended the query with an error and no reason.",
                _response.Headers["x-amz-request-id"], null),
        });

    private static QueryCount Count(EventMessage message, string root)
    {
        TreeMap? details = AnswerReader.Convert(new ArraySegment<byte>(message.Payload), root).GetMap(root);
        long Number(string name) =>
            long.TryParse(details?.GetText(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
        return new(Number("BytesScanned"), Number("BytesProcessed"), Number("BytesReturned"));
    }
}
