using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>All that keeps a bucket from being deleted: objects, versions, markers, uploads that nobody completed.</summary>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket.</param>
public sealed class BucketContents(S3Client client, string bucket) : IDisposable
{
    private const int AtOnce = 8;

    public RemovalList Items { get; } = new();

    public UploadList Uploads { get; } = new();

    /// <exception cref="Exception">Not all of it can be listed.</exception>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ListAsync(versions: true, cancellationToken).ConfigureAwait(false);
        }
        catch (S3RequestFailedException e) when (e.Code is "NotImplemented" or "MethodNotAllowed")
        {
            Items.Clear();
            await ListAsync(versions: false, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            IAsyncEnumerable<OpenUpload> uploads = new OpenUploads(client).FindAsync(Root, null, cancellationToken);
            await foreach (OpenUpload upload in uploads.ConfigureAwait(false)) Uploads.Add(upload);
        }
        catch (S3RequestFailedException e) when (e.Code is "NotImplemented" or "MethodNotAllowed")
        {
            // Where there are no uploads in parts, none is left.
        }
    }

    /// <summary>Deletes it, and gives what could not be deleted.</summary>
    public async Task<IReadOnlyList<Removed>> DeleteAsync(HeaderList headers, CancellationToken cancellationToken)
    {
        var failed = new List<Removed>();
        await foreach (Removed removed in new Removal(client, headers).RunAsync(Items.AllAsync(), cancellationToken).ConfigureAwait(false))
        {
            if (removed.Error is not null) failed.Add(removed);
        }
        await AbortAsync(cancellationToken).ConfigureAwait(false);
        return failed;
    }

    public void Dispose()
    {
        Items.Dispose();
        Uploads.Dispose();
    }

    private Place Root => Place.Of(new(bucket));

    private async Task AbortAsync(CancellationToken cancellationToken)
    {
        var openUploads = new OpenUploads(client);
        var underWay = new List<Task>(AtOnce);
        foreach (OpenUpload upload in Uploads.All())
        {
            underWay.Add(openUploads.AbortAsync(upload, cancellationToken));
            if (underWay.Count < AtOnce) continue;
            await Task.WhenAll(underWay).ConfigureAwait(false);
            underWay.Clear();
        }
        await Task.WhenAll(underWay).ConfigureAwait(false);
    }

    private async Task ListAsync(bool versions, CancellationToken cancellationToken)
    {
        var finder = new Finder(client) { Recurse = true, Versions = versions, MustBeFresh = true };
        await foreach (Found found in finder.FindAsync(Root, cancellationToken).ConfigureAwait(false))
        {
            if (found.Entry.Error is { } error) throw error;
            Items.Add(found);
        }
    }
}
