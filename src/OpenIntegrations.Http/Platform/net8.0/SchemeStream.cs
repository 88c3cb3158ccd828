using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>A connection that notices by the first bytes of either side when one speaks TLS and the other does not.</summary>
internal sealed class SchemeStream(Socket socket) : PassingStream(new NetworkStream(socket, ownsSocket: true))
{
    private const byte Handshake = 0x16;
    private const byte Alert = 0x15;
    private const byte TlsMajor = 3;
    private const int Shown = 40;
    private bool _speaksTls;
    private bool _isBeginning = true;
    private bool _isExpecting = true;

    /// <summary>Says to the server that nothing more will come; what it says can still be read.</summary>
    public void StopSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is over already.
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_isExpecting && buffer.Length > 0) Check(buffer.Span.Slice(0, read));
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // What a proxy is asked for a tunnel with comes before the first word. Behind that a body may have any bytes.
        if (_isBeginning && !buffer.IsEmpty && !buffer.Span.StartsWith("CONNECT "u8))
        {
            (_isBeginning, _speaksTls) = (false, Begins(buffer.Span, Handshake));
            _isExpecting |= _speaksTls;
        }
        return Inner.WriteAsync(buffer, cancellationToken);
    }

    private void Check(ReadOnlySpan<byte> answer)
    {
        _isExpecting = false;
        // Some servers take a first word that they do not know for HTTP of the first days, and answer with a page alone.
        if (_speaksTls && (answer.StartsWith("HTTP/"u8) || answer.StartsWith("<"u8))) throw WrongPeerException.SpeaksHttp();
        if (_speaksTls && answer.IsEmpty)
            throw new IOException("The server closed the connection at the first word of TLS. Perhaps it speaks plain http on that port.");
        if (_speaksTls && answer.Length > 1 && !Begins(answer, Handshake) && !Begins(answer, Alert))
            throw WrongPeerException.SpeaksOther(WordOf(answer));
        if (!_speaksTls && Begins(answer, Alert)) throw WrongPeerException.SpeaksHttps();
    }

    // A greeting is a line of plain text, such as that of SSH or of a mail server.
    private static string WordOf(ReadOnlySpan<byte> answer)
    {
        var word = new StringBuilder();
        foreach (byte b in answer.Slice(0, Math.Min(answer.Length, Shown)))
        {
            if (b is < 0x20 or > 0x7E) break;
            word.Append((char)b);
        }
        return word.ToString();
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, byte record) => bytes.Length > 1 && bytes[0] == record && bytes[1] == TlsMajor;
}
