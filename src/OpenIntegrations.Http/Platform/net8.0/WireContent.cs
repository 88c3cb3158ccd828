using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

internal sealed partial class WireContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        SendAsync(stream, cancellationToken);
}
