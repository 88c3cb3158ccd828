using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Contents;

/// <summary>
/// Reads what is added to the end of an object, again and again. One that got shorter, was gone or was replaced is read anew.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="get">The request for the object.</param>
/// <param name="encoding">The encoding.</param>
public sealed class ObjectFollower(S3Client client, S3Request get, Encoding encoding)
{
    private const int MostCompared = 64;

    /// <summary>How long it waits before it looks again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The lines that come, without end.</summary>
    /// <param name="from">The bytes that are known already.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<string> LinesAsync(long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Decoder decoder = encoding.GetDecoder();
        var line = new StringBuilder();
        (byte[] seen, string? etag) = ([], null);
        void BeginAnew()
        {
            (from, seen, decoder) = (0, [], encoding.GetDecoder());
            line.Clear();
        }
        while (true)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            S3Answer head = await client.SendAsync(Head(), cancellationToken).ConfigureAwait(false);
            // What comes after it was gone is another one.
            if (head.Status == 404) BeginAnew();
            else if (head.Error is not null) throw new S3RequestFailedException(head);
            if (head.Error is not null || LengthOf(head) is not { } length) continue;
            bool isSame = length == from && head.Headers["ETag"] == (etag ?? head.Headers["ETag"]);
            etag = head.Headers["ETag"];
            if (isSame) continue;
            if (length < from) BeginAnew();
            byte[] added = await FromAsync(from - seen.Length, cancellationToken).ConfigureAwait(false);
            // One that was put in its place has other bytes where the last ones were.
            if (!added.AsSpan().StartsWith(seen))
            {
                BeginAnew();
                added = await FromAsync(0, cancellationToken).ConfigureAwait(false);
            }
            from += added.Length - seen.Length;
            string text = Decode(decoder, added, seen.Length);
            seen = added.AsSpan(Math.Max(0, added.Length - MostCompared)).ToArray();
            foreach (string complete in Complete(line, text)) yield return complete;
        }
    }

    private static long? LengthOf(S3Answer head) =>
        long.TryParse(head.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : null;

    private static string Decode(Decoder decoder, byte[] bytes, int first)
    {
        var chars = new char[decoder.GetCharCount(bytes, first, bytes.Length - first, flush: false)];
        return new string(chars, 0, decoder.GetChars(bytes, first, bytes.Length - first, chars, 0, flush: false));
    }

    private static List<string> Complete(StringBuilder line, string text)
    {
        var lines = new List<string>();
        int start = 0;
        for (int end; (end = text.IndexOf('\n', start)) >= 0; start = end + 1)
        {
            lines.Add(line.Append(text, start, end - start).ToString().TrimEnd('\r'));
            line.Clear();
        }
        line.Append(text, start, text.Length - start);
        return lines;
    }

    private async Task<byte[]> FromAsync(long from, CancellationToken cancellationToken)
    {
        S3Request rest = get.Copy();
        rest.Headers["Range"] = from == 0 ? null : FormattableString.Invariant($"bytes={from}-");
        (ObjectStream? stream, S3Answer? refusal) = await ObjectStream.OpenAsync(client, rest, cancellationToken).ConfigureAwait(false);
        // It became shorter, or went away, since it was looked at.
        if (refusal is { Status: 416 or 404 }) return [];
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using (stream)
        {
            using var memory = new MemoryStream();
            await stream!.CopyToAsync(memory, 81920, cancellationToken).ConfigureAwait(false);
            return memory.ToArray();
        }
    }

    private S3Request Head() => Routes.HeadObject.For(get.Bucket!, get.Key!);
}
