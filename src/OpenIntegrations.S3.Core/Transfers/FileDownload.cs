using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>A download with the file that it makes.</summary>
internal sealed class FileDownload(Download download, S3Request get, string path) : ITransfer
{
    public TransferPlan Plan =>
        new(TransferKind.Download, new S3Address(get.Bucket!, get.Key, get.Query["versionId"]).ToString(), path, null);

    public Task<S3Answer> RunAsync(CancellationToken cancellationToken) => download.ToFileAsync(path, cancellationToken);
}
