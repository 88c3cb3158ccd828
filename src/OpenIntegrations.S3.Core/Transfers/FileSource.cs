using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Uploads a file; its parts are read from the disk when they are sent and need no memory.</summary>
public sealed class FileSource(string path) : UploadSource
{
    private readonly FileReader _file = new(path);

    public override long? Length => _file.Length;

    public override async IAsyncEnumerable<UploadPiece> PiecesAsync(long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_file.Length == 0) yield return new UploadPiece(1, RequestBody.Empty);
        foreach (Part part in PartPlan.Cut(_file.Length, size))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new UploadPiece(part.Number, new FileBody(_file, part.Offset, part.Length));
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}
