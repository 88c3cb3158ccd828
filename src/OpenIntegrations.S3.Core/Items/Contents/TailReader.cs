using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Contents;

/// <summary>Reads the end of an object without the rest: from behind, each time twice as much, until there are lines enough.</summary>
/// <param name="client">The store.</param>
/// <param name="get">The request for the object.</param>
/// <param name="encoding">The encoding; null for what the object says.</param>
public sealed class TailReader(S3Client client, S3Request get, Encoding? encoding)
{
    private const int FirstPiece = 64 * 1024;

    /// <summary>Where the object ended when it was read.</summary>
    public long Length { get; private set; }

    /// <summary>The media type that the store said of it when it was read.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The last lines.</summary>
    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public async Task<IReadOnlyList<string>> LinesAsync(int count, CancellationToken cancellationToken)
    {
        for (long size = FirstPiece; ; size *= 2)
        {
            // None are asked for: all that is to be known is whether there is such an object.
            if (count == 0) size = 1;
            (byte[] bytes, long start, HeaderList headers) = await LastAsync(size, cancellationToken).ConfigureAwait(false);
            if (count == 0) return [];
            Encoding text = encoding ?? Charset.Of(headers["Content-Type"]);
            // A piece of a text whose characters have several bytes may begin within one.
            bool isWhole = start == 0, isWide = text is UnicodeEncoding or UTF32Encoding || Array.IndexOf(bytes, (byte)0) >= 0;
            if (!isWhole && (isWide || bytes.Count(b => b == '\n') <= count)) continue;
            using var reader = new StreamReader(new MemoryStream(bytes), text, detectEncodingFromByteOrderMarks: isWhole);
            var lines = new Queue<string>();
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                lines.Enqueue(line);
                if (lines.Count > count) lines.Dequeue();
            }
            return [.. lines];
        }
    }

    /// <summary>The last bytes, and where they begin.</summary>
    public async Task<(byte[] Bytes, long Start, HeaderList Headers)> LastAsync(long size, CancellationToken cancellationToken)
    {
        S3Request last = get.Copy();
        last.Headers["Range"] = "bytes=-" + size.ToString(CultureInfo.InvariantCulture);
        (ObjectStream? stream, S3Answer? refusal) = await ObjectStream.OpenAsync(client, last, cancellationToken).ConfigureAwait(false);
        // An empty object has no last byte.
        if (refusal is { Status: 416 }) return ([], 0, refusal.Headers);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using (stream)
        {
            using var memory = new MemoryStream();
            long start = stream!.Extent.First;
            await stream.CopyToAsync(memory, 81920, cancellationToken).ConfigureAwait(false);
            (Length, MediaType) = (start + memory.Length, stream.Headers["Content-Type"]);
            return (memory.ToArray(), start, stream.Headers);
        }
    }
}
