using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Lets HttpClient send a <see cref="RequestBody"/>, under a watchdog. A server may answer before it has the whole: then the rest is cut
/// off, and its answer read.
/// </summary>
internal sealed partial class WireContent(RequestBody body, TransportSettings settings, Watchdog watchdog, Action<long>? sending,
    Bandwidth.Way? way) : HttpContent
{
    private const int Sending = 0;
    private const int Cut = 1;
    private const int Sent = 2;
    private static readonly byte[] s_nothing = new byte[RequestBody.BufferSize];
    private int _state;
    private long _handed;

    /// <summary>Whether something is still to be sent.</summary>
    public bool IsGoingOut => Volatile.Read(ref _state) == Sending;

    /// <summary>Whether the rest of the body was left out.</summary>
    public bool IsCut => Volatile.Read(ref _state) == Cut;

    /// <summary>Whether the answer came although a part of the body had not even been begun with.</summary>
    public bool LacksPart => IsCut && Interlocked.Read(ref _handed) != body.Length;

    /// <summary>Told up to where the body goes with the next write.</summary>
    public void Hand(long end) => Interlocked.Exchange(ref _handed, end);

    /// <summary>Leaves out the rest of the body for an answer, unless that may be the answer to the whole.</summary>
    public bool TryCut(bool isRefusal) =>
        (isRefusal || Interlocked.Read(ref _handed) != body.Length) && Interlocked.CompareExchange(ref _state, Cut, Sending) == Sending;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, watchdog.Token);

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length ?? 0;
        return body.Length is not null;
    }

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        (_handed, _state) = (0, Sending);
        watchdog.Rest();
        var pace = new Pace(watchdog, settings.IdleTimeout, "The body could not be sent: {0} was taken");
        using var watched = new WatchedStream(stream, watchdog, pace, ownsInner: false, sending, this, way);
        try
        {
            await body.WriteToAsync(watched, cancellationToken).ConfigureAwait(false);
            Interlocked.CompareExchange(ref _state, Sent, Sending);
        }
        catch (CutException)
        {
            await PretendAsync(stream, watched.Written, cancellationToken).ConfigureAwait(false);
        }
        watchdog.Wait(settings.FirstByteTimeout, "The server did not answer");
    }

    /// <summary>HttpClient reads no answer before it has seen as many bytes as were announced. The connection swallows them.</summary>
    private async Task PretendAsync(Stream stream, long written, CancellationToken cancellationToken)
    {
        for (long left = (body.Length ?? written) - written; left > 0; left -= s_nothing.Length)
        {
            int count = (int)Math.Min(left, s_nothing.Length);
            await stream.WriteAsync(s_nothing.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }
}
