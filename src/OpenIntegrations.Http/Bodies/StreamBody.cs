using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>The rest of a stream. One that can seek is rewound before each writing; one that cannot is written once only.</summary>
public sealed class StreamBody(Stream source, long? length = null) : RequestBody
{
    private readonly long _start = source.CanSeek ? source.Position : 0;
    private bool _used;

    public override long? Length => length ?? (source.CanSeek ? source.Length - _start : null);

    public override bool CanRepeat => source.CanSeek;

    /// <summary>A body that can be sent again: the stream itself when it can seek, else its bytes in memory, up to 2 GiB.</summary>
    public static async Task<RequestBody> OfAsync(Stream source, CancellationToken cancellationToken)
    {
        if (source.CanSeek) return new StreamBody(source);
        using var memory = new MemoryStream();
        await source.CopyToAsync(memory, BufferSize, cancellationToken).ConfigureAwait(false);
        return new BytesBody(memory.ToArray());
    }

    public override RequestBody Slice(long offset, long length) =>
        source.CanSeek ? new StreamRange(source, _start + offset, length) : base.Slice(offset, length);

    public override Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (source.CanSeek) source.Position = _start;
        else if (_used) throw new IOException("The stream was read already and cannot be rewound to send it again.");
        _used = true;
        return source.CopyToAsync(target, BufferSize, cancellationToken);
    }
}
