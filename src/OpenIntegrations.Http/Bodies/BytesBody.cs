using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>A body that is in memory.</summary>
public sealed class BytesBody(ReadOnlyMemory<byte> bytes) : RequestBody
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public override long? Length => Bytes.Length;

    public static BytesBody FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    public override RequestBody Slice(long offset, long length) => new BytesBody(Bytes.Slice((int)offset, (int)length));

    public override Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        target.WriteAsync(Bytes, cancellationToken).AsTask();
}
