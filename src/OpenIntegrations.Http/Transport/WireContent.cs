using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Lets HttpClient send a <see cref="RequestBody"/>, and tells the watchdog of every byte.</summary>
internal sealed partial class WireContent(RequestBody body, TransportSettings settings, Watchdog watchdog, Action<long>? sending) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, watchdog.Token);

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length ?? 0;
        return body.Length is not null;
    }

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        const string waitingFor = "The body could not be sent: no byte was taken";
        watchdog.Wait(settings.IdleTimeout, waitingFor);
        using var watched = new WatchedStream(stream, watchdog, settings.IdleTimeout, waitingFor, ownsInner: false, sending);
        await body.WriteToAsync(watched, cancellationToken).ConfigureAwait(false);
        watchdog.Wait(settings.FirstByteTimeout, "The server did not answer");
    }
}
