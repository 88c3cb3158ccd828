using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Uploads a file; its parts are read from the disk when they are sent and need no memory.</summary>
public sealed class FileSource(string path) : UploadSource
{
    private const int SmallFile = 64 * 1024;

    private readonly FileReader _file = new(path);

    public override string? Name => _file.Path;

    public override long? Length => _file.Length;

    public override DateTime? Modified => _file.Modified;

    public override void CheckUnchanged() => _file.CheckUnchanged();

    public override async IAsyncEnumerable<UploadPiece> PiecesAsync(long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_file.Length == 0) yield return new UploadPiece(1, RequestBody.Empty);
        if (_file.Length is > 0 and <= SmallFile && _file.Length <= size)
        {
            yield return new UploadPiece(1, Whole());
            yield break;
        }
        foreach (Part part in PartPlan.Cut(_file.Length, size))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new UploadPiece(part.Number, new FileBody(_file, part.Offset, part.Length));
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    // Its digest and its bytes come of one reading.
    private BytesBody Whole()
    {
        var bytes = new byte[_file.Length];
        for (int filled = 0, read; filled < bytes.Length; filled += read)
        {
            read = _file.Read(bytes, filled, bytes.Length - filled, filled);
            if (read == 0) throw FileChange.Error(_file.Path);
        }
        _file.CheckUnchanged();
        return new BytesBody(bytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}
