using System;
using System.Collections.Generic;
using System.Threading;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>A part of an upload with its bytes. Dispose it when they are sent.</summary>
public sealed class UploadPiece(int number, RequestBody body, IDisposable? lease = null) : IDisposable
{
    public int Number => number;

    public RequestBody Body => body;

    public void Dispose() => lease?.Dispose();
}

/// <summary>Where the bytes of an object come from.</summary>
public abstract class UploadSource : IDisposable
{
    /// <summary>Null when nobody knows before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether a piece is in memory while it is on its way.</summary>
    public virtual bool IsBuffered => false;

    /// <summary>The bytes in pieces of one size, the last one shorter. An empty source gives one empty piece.</summary>
    public abstract IAsyncEnumerable<UploadPiece> PiecesAsync(long size, CancellationToken cancellationToken);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
