using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Reads while a body is written. A store that refuses a request answers at once and closes; HttpClient writes on until that fails, and
/// never looks at the answer. Here the rest of the body is swallowed from the first byte of the answer, or from the first write that fails,
/// and the answer passes with a word that the connection ends with it.
/// </summary>
internal sealed class EarlyAnswerStream(Stream inner, Action stopSending) : PassingStream(inner)
{
    private const int BufferSize = 4096;
    private const int MaxEarly = 16 * BufferSize;
    private byte[] _ready = [];
    private int _taken;
    private Task? _early;
    private int _readers;
    private bool _isMarked;
    private HttpRequestMessage? _sending;
    private HttpRequestMessage? _cut;
    private IOException? _broken;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _readers);
        try
        {
            if (_early is { } early) await early.WaitAsync(cancellationToken).ConfigureAwait(false);
            _early = null;
            if (_taken < _ready.Length) return Take(buffer);
            int read = await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0 && buffer.Length > 0 && _broken is not null) throw _broken;
            if (!IsAnswering) return read;
            (_ready, _taken) = (Look(buffer.Slice(0, read).ToArray()), 0);
            return Take(buffer);
        }
        catch (IOException) when (_broken is not null)
        {
            throw _broken;
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage? message = Underway.Message;
        if (_cut is not null && message != _cut) throw new IOException("The connection ended with the answer before.");
        if (_cut is not null) return;
        _sending = message;
        if (IsAnswering && _early is null && Volatile.Read(ref _readers) == 0) _early = ListenAsync();
        try
        {
            await Inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (message is { Content: null }) Underway.Sent?.Invoke();
        }
        catch (IOException e) when (message?.Content is WireContent content && (content.TryCut(isRefusal: true) || content.IsCut))
        {
            if (_cut is null) (_cut, _broken) = (message, e);
        }
    }

    /// <summary>Whether what comes may be the answer to a body of which something is still to be sent.</summary>
    private bool IsAnswering => !_isMarked && (_cut is not null || _sending?.Content is WireContent { IsGoingOut: true });

    /// <summary>Reads up to the answer.</summary>
    private async Task ListenAsync()
    {
        (_ready, _taken) = ([], 0);
        var buffer = new byte[BufferSize];
        while (_ready.Length < MaxEarly)
        {
            int read = await Inner.ReadAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            _ready = Look([.. _ready, .. buffer.AsSpan(0, read)]);
            if (read == 0 || _isMarked || AnswerAt(_ready) >= 0) return;
        }
    }

    private int Take(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _ready.Length - _taken);
        _ready.AsMemory(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    /// <summary>Ends the sending when an answer has come, and has the answer say that the connection ends with it.</summary>
    private byte[] Look(byte[] bytes)
    {
        if (AnswerAt(bytes) is not (>= 0 and var at)) return bytes;
        if (_cut is null)
        {
            if (_sending?.Content is not WireContent content || !content.TryCut(isRefusal: bytes[at + 9] > '2')) return bytes;
            _cut = _sending;
            stopSending();
        }
        _isMarked = true;
        int line = at + bytes.AsSpan(at).IndexOf("\r\n"u8) + 2;
        return [.. bytes.AsSpan(0, line), .. "Connection: close\r\n"u8, .. bytes.AsSpan(line)];
    }

    /// <summary>Where the answer begins behind those of 100 to 199, which are none; -1 when its first line has not come yet.</summary>
    private static int AnswerAt(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; bytes.Length - at >= "HTTP/1.1 200".Length && bytes.Slice(at).StartsWith("HTTP/1."u8);)
        {
            if (bytes[at + 9] != '1') return bytes.Slice(at).IndexOf("\r\n"u8) < 0 ? -1 : at;
            int end = bytes.Slice(at).IndexOf("\r\n\r\n"u8);
            if (end < 0) return -1;
            at += end + 4;
        }
        return -1;
    }
}
