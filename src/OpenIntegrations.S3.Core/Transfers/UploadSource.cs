using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;

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
    /// <summary>
    /// A file of any kind. One whose length does not tell how much is in it (a pipe, a device, what the system makes up as it is read) is
    /// read to its end.
    /// </summary>
    public static UploadSource OfFile(string path)
    {
        if (FileState.Find(path) is { Length: > 0 }) return new FileSource(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
        return new StreamSource(stream, ownsStream: true, knowsLength: false);
    }

    /// <summary>The path of a file; null for what has no name.</summary>
    public virtual string? Name => null;

    /// <summary>Null when nobody knows before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>When a file was last changed, in UTC; null for what is no file.</summary>
    public virtual DateTime? Modified => null;

    /// <summary>Whether a piece is in memory while it is on its way.</summary>
    public virtual bool IsBuffered => false;

    /// <summary>Makes sure that all pieces were of one state of the source.</summary>
    /// <exception cref="IOException">It changed while it was read.</exception>
    public virtual void CheckUnchanged()
    {
    }

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
