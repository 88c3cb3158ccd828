using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>
/// Several bodies in one (RFC 2046), each behind headers of its own. The parts are written one after the other,
/// so that files in it are streamed; the length is known when that of each part is.
/// </summary>
/// <param name="boundary">The text between the parts, which none of them may contain.</param>
/// <param name="parts">The headers and the content of each part.</param>
/// <exception cref="InvalidRequestException">A header of a part cannot be sent.</exception>
internal sealed class MultipartBody(string boundary, IReadOnlyList<(HeaderList Headers, RequestBody Content)> parts) : RequestBody
{
    private static readonly byte[] s_lineEnd = [(byte)'\r', (byte)'\n'];
    private readonly byte[][] _heads = parts.Select(p => Head(boundary, p.Headers)).ToArray();
    private readonly byte[] _end = Encoding.UTF8.GetBytes($"--{HeaderRules.Value("Content-Type", boundary)}--\r\n");

    public override bool CanRepeat => parts.All(p => p.Content.CanRepeat);

    public override long? Length => parts.Any(p => p.Content.Length is null) ? null
        : _heads.Sum(h => h.Length) + parts.Sum(p => p.Content.Length + s_lineEnd.Length) + _end.Length;

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            await target.WriteAsync(_heads[i].AsMemory(), cancellationToken).ConfigureAwait(false);
            await parts[i].Content.WriteToAsync(target, cancellationToken).ConfigureAwait(false);
            await target.WriteAsync(s_lineEnd.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        await target.WriteAsync(_end.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Head(string boundary, HeaderList headers) => Encoding.UTF8.GetBytes($"--{boundary}\r\n"
        + string.Concat(headers.Select(h => $"{HeaderRules.Name(h.Key)}: {HeaderRules.Value(h.Key, h.Value)}\r\n")) + "\r\n");
}
