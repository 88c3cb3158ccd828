using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>The content of an object in pieces: lines, bytes, or one piece for all.</summary>
/// <param name="client">The store.</param>
/// <param name="path">The object.</param>
/// <param name="stream">Its content, as far as it was not read before.</param>
/// <param name="mediaType">Its media type, which may name its encoding.</param>
/// <param name="form">In which form it is wanted.</param>
internal sealed class ContentSource(S3Client client, DrivePath path, CountingStream stream, string? mediaType, DynamicValues form)
    : IDisposable
{
    private const int LinesAtOnce = 512;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly object[] s_bytes = [.. Enumerable.Range(0, 256).Select(b => (object)(byte)b)];

    private readonly byte[] _buffer = new byte[64 * 1024];
    private TextReader? _text;
    private bool _isDone;

    /// <summary>The whole content of an object that was opened.</summary>
    public static ContentSource Of(S3Client client, DrivePath path, ObjectStream open, DynamicValues form,
        CancellationToken cancellationToken) =>
        new(client, path, new CountingStream(open.LeaveTurn().ReadBy(cancellationToken)), open.Headers["Content-Type"], form);

    /// <summary>Adds what comes next; false when nothing comes any more.</summary>
    public async Task<bool> FillAsync(Queue<object> ready, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_isDone && !form.Switch("Wait")) return false;
            if (_isDone) await GrowAsync(cancellationToken).ConfigureAwait(false);
            int before = ready.Count;
            await NextAsync(ready, cancellationToken).ConfigureAwait(false);
            if (ready.Count > before) return true;
        }
    }

    /// <summary>The last pieces of what there is now.</summary>
    public async Task<IReadOnlyList<object>> LastAsync(int count, CancellationToken cancellationToken)
    {
        var last = new Queue<object>();
        while (!_isDone)
        {
            await NextAsync(last, cancellationToken).ConfigureAwait(false);
            while (last.Count > count) last.Dequeue();
        }
        return [.. last];
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Bytes as they are given one by one.</summary>
    public static IEnumerable<object> Bytes(IEnumerable<byte> bytes) => bytes.Select(b => s_bytes[b]);

    private Task NextAsync(Queue<object> ready, CancellationToken cancellationToken) => (form.IsBytes, form.Switch("Raw")) switch
    {
        (true, true) => AllBytesAsync(ready, cancellationToken),
        (true, false) => BytesAsync(ready, cancellationToken),
        (false, true) => AllTextAsync(ready, cancellationToken),
        _ => LinesAsync(ready, cancellationToken),
    };

    private TextReader Text => _text ??= new StreamReader(stream,
        form.Encoding ?? Charset.Of(mediaType), detectEncodingFromByteOrderMarks: true, _buffer.Length);

    private async Task AllBytesAsync(Queue<object> ready, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        for (int read; (read = await ReadAsync(cancellationToken).ConfigureAwait(false)) > 0;) all.Write(_buffer, 0, read);
        _isDone = true;
        ready.Enqueue(all.ToArray());
    }

    private async Task BytesAsync(Queue<object> ready, CancellationToken cancellationToken)
    {
        int read = await ReadAsync(cancellationToken).ConfigureAwait(false);
        _isDone = read == 0;
        foreach (object one in Bytes(new ArraySegment<byte>(_buffer, 0, read))) ready.Enqueue(one);
    }

    private async Task AllTextAsync(Queue<object> ready, CancellationToken cancellationToken)
    {
        string all = await Text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        _isDone = true;
        // As of a file: an empty one has nothing to give.
        if (all.Length > 0) ready.Enqueue(all);
    }

    private async Task LinesAsync(Queue<object> ready, CancellationToken cancellationToken)
    {
        string? delimiter = form.Of<string>("Delimiter") is { Length: > 0 } given && given != "\n" ? given : null;
        for (int i = 0; i < LinesAtOnce; i++)
        {
            string? line = delimiter is null ? await Text.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                : await PieceAsync(delimiter, cancellationToken).ConfigureAwait(false);
            _isDone = line is null;
            if (_isDone) return;
            ready.Enqueue(line!);
        }
    }

    private async Task<string?> PieceAsync(string delimiter, CancellationToken cancellationToken)
    {
        var piece = new StringBuilder();
        var one = new char[1];
        while (await Text.ReadAsync(one, 0, 1).ConfigureAwait(false) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            piece.Append(one[0]);
            int rest = piece.Length - delimiter.Length;
            if (one[0] == delimiter[delimiter.Length - 1] && rest >= 0 && piece.ToString(rest, delimiter.Length) == delimiter)
                return piece.ToString(0, rest);
        }
        return piece.Length > 0 ? piece.ToString() : null;
    }

    private Task<int> ReadAsync(CancellationToken cancellationToken) => stream.ReadAsync(_buffer, 0, _buffer.Length, cancellationToken);

    /// <summary>Waits until the object is longer than it was.</summary>
    private async Task GrowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            S3Answer head = await client.SendAsync(Routes.HeadObject.For(path.Bucket, path.Key!), cancellationToken).ConfigureAwait(false);
            if (head is { Status: 404 }) continue;
            if (head.Error is not null) throw new S3RequestFailedException(head);
            if (!(ListedNodes.OfHead(head).Size > stream.Position)) continue;
            S3Request rest = Routes.GetObject.For(path.Bucket, path.Key!);
            rest.Headers["Range"] = ObjectRequest.Range(stream.Position, ListedNodes.OfHead(head).Size!.Value);
            (ObjectStream? more, S3Answer? refusal) = await ObjectStream.OpenAsync(client, rest, cancellationToken).ConfigureAwait(false);
            if (refusal is not null) continue;
            stream.GoOn(more!.LeaveTurn().ReadBy(cancellationToken));
            (_text, _isDone) = (null, false);
            return;
        }
    }
}
