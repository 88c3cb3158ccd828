using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Transfers;

public sealed partial class ObjectStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadSomeAsync(buffer, cancellationToken);
}
