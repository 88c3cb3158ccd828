using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>The end of an object: its last lines, pieces or bytes, and what comes behind them.</summary>
internal sealed class ContentEnd(S3Client client, DrivePath path, DynamicValues form, CancellationToken stopping)
{
    private S3Request Get => Routes.GetObject.For(path.Bucket, path.Key!);

    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public async Task<(IReadOnlyList<object> Last, ContentSource? More)> ReadAsync(int count, CancellationToken cancellationToken)
    {
        if (!form.IsBytes && form.Of<string>("Delimiter") is not null)
            return await PiecesAsync(count, cancellationToken).ConfigureAwait(false);
        var end = new TailReader(client, Get, form.Encoding);
        IReadOnlyList<object> last = form.IsBytes && count > 0
            ? [.. ContentSource.Bytes((await end.LastAsync(count, cancellationToken).ConfigureAwait(false)).Bytes)]
            : await end.LinesAsync(count, cancellationToken).ConfigureAwait(false);
        return (last, form.Switch("Wait") ? new ContentSource(client, path, new(Stream.Null, end.Length), end.MediaType, form) : null);
    }

    // Where a piece begins is seen from the beginning alone.
    private async Task<(IReadOnlyList<object> Last, ContentSource More)> PiecesAsync(int count, CancellationToken cancellationToken)
    {
        (ObjectStream? open, S3Answer? refusal) = await ObjectStream.OpenAsync(client, Get, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        ContentSource source = ContentSource.Of(client, path, open!, form, stopping);
        return (await source.LastAsync(count, cancellationToken).ConfigureAwait(false), source);
    }
}
