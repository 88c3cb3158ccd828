using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>Finds the uploads that nobody completed, and clears them away.</summary>
/// <param name="client">The store.</param>
public sealed class OpenUploads(S3Client client)
{
    // A part that was under way when its upload was given up may arrive behind that.
    private const int Tries = 3;

    /// <summary>Those below a place.</summary>
    /// <param name="place">A folder, a key and what is below it, or a pattern.</param>
    /// <param name="before">The moment, in UTC, before which they were begun; null for any.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="S3RequestFailedException">The store does not list them.</exception>
    public async IAsyncEnumerable<OpenUpload> FindAsync(Place place, DateTime? before,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Pattern? pattern = place.Kind == PlaceKind.Pattern ? new Pattern(place.Key) : null;
        string prefix = pattern?.Prefix ?? place.Key;
        string asked = StoreSide.AskedOf(place.Bucket, prefix);
        S3Request first = Routes.ListMultipartUploads.For(place.Bucket).With("Prefix", asked.Length == 0 ? null : asked);
        Paging paging = Paging.Of(Routes.ListMultipartUploads)!;
        await foreach (S3Answer page in client.PagesAsync(first, paging, cancellationToken).ConfigureAwait(false))
        {
            if (page.Error is not null) throw new S3RequestFailedException(page);
            foreach (OpenUpload upload in page.Response.GetMaps("ListMultipartUploadsResult", "Upload").Select(u => Of(place.Bucket, u)))
            {
                bool isMeant = pattern?.Matches(upload.Key) ?? (place.Kind == PlaceKind.Folder
                    ? upload.Key.StartsWith(prefix, StringComparison.Ordinal)
                    : upload.Key == prefix || upload.Key.StartsWith(prefix + "/", StringComparison.Ordinal));
                if (isMeant && (before is null || upload.Initiated < before)) yield return upload;
            }
        }
    }

    /// <summary>Gives an upload up, until none of its parts is left.</summary>
    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    /// <exception cref="IOException">Parts are left.</exception>
    public async Task AbortAsync(OpenUpload upload, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            S3Request abort = Routes.AbortMultipartUpload.For(upload.Bucket, upload.Key, upload.UploadId);
            S3Answer answer = await client.SendAsync(abort, cancellationToken).ConfigureAwait(false);
            if (answer.Error is { Code: not "NoSuchUpload" } && answer.Status != 404) throw new S3RequestFailedException(answer);
            S3Request parts = Routes.ListParts.For(upload.Bucket, upload.Key, upload.UploadId);
            S3Answer left = await client.SendAsync(parts, cancellationToken).ConfigureAwait(false);
            if (left.Error is not null || !left.Response.GetMaps("ListPartsResult", "Part").Any()) return;
        }
        throw new IOException($"Parts of the upload '{upload}' are left, although it was given up {Tries} times.");
    }

    private static OpenUpload Of(string bucket, TreeMap upload) => new(bucket, upload.GetText("Key") ?? "",
        upload.GetText("UploadId") ?? "", upload["Initiated"] as DateTime?);
}
