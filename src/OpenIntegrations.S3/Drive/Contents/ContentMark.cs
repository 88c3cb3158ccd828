using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>What the first bytes of an object tell of its encoding, for text that is added at its end.</summary>
/// <param name="IsEmpty">Whether there is no such object, or nothing in it.</param>
/// <param name="Encoding">The encoding of its mark; null where it has none.</param>
internal sealed record ContentMark(bool IsEmpty, Encoding? Encoding)
{
    private const int Longest = 4;
    private static readonly Encoding[] s_marked = [new UTF8Encoding(true), Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public static async Task<ContentMark> ReadAsync(S3Client client, string bucket, string key, CancellationToken cancellationToken)
    {
        S3Request get = Routes.GetObject.For(bucket, key);
        get.Headers["Range"] = ObjectRequest.Range(0, Longest);
        (ObjectStream? body, S3Answer? refusal) = await ObjectStream.OpenAsync(client, get, cancellationToken).ConfigureAwait(false);
        if (refusal is { Status: 404 or 416 }) return new ContentMark(true, null);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using (body)
        {
            var bytes = new byte[Longest];
            int filled = 0;
            for (int read = 1; read > 0 && filled < bytes.Length; filled += read)
                read = await body!.ReadAsync(bytes.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            return new ContentMark(filled == 0, s_marked.FirstOrDefault(e => bytes.AsSpan(0, filled).StartsWith(e.GetPreamble())));
        }
    }
}
