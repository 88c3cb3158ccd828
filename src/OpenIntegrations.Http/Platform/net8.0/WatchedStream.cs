using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

internal sealed partial class WatchedStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadWatchedAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        WriteWatchedAsync(buffer, cancellationToken);
}
