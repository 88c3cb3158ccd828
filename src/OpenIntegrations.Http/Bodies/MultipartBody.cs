using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>
/// Several bodies in one (RFC 2046), each behind headers of its own. The parts are written one after the other,
/// so that files in it are streamed; the length is known when that of each part is.
/// </summary>
/// <param name="boundary">The text between the parts, which none of them may contain.</param>
/// <param name="parts">The headers and the content of each part.</param>
public sealed class MultipartBody(string boundary, IReadOnlyList<(HeaderList Headers, RequestBody Content)> parts) : RequestBody
{
    private static readonly byte[] s_lineEnd = [(byte)'\r', (byte)'\n'];

    public override bool CanRepeat => parts.All(p => p.Content.CanRepeat);

    public override long? Length => parts.Any(p => p.Content.Length is null) ? null
        : parts.Sum(p => Head(p.Headers).Length + p.Content.Length + s_lineEnd.Length) + End().Length;

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        foreach (var (headers, content) in parts)
        {
            await target.WriteAsync(Head(headers).AsMemory(), cancellationToken).ConfigureAwait(false);
            await content.WriteToAsync(target, cancellationToken).ConfigureAwait(false);
            await target.WriteAsync(s_lineEnd.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        await target.WriteAsync(End().AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private byte[] Head(HeaderList headers) =>
        Encoding.UTF8.GetBytes($"--{boundary}\r\n{string.Concat(headers.Select(h => $"{h.Key}: {h.Value}\r\n"))}\r\n");

    private byte[] End() => Encoding.UTF8.GetBytes($"--{boundary}--\r\n");
}
