using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>Takes away what an interrupted transfer left: the parts at the store, or the file; and then what is known of it.</summary>
/// <param name="journal">Where it stands.</param>
/// <param name="connect">The store of an upload.</param>
public sealed class TransferRemoval(TransferJournal journal, Func<KeptTransfer, S3Client> connect)
{
    /// <summary>Whether it is forgotten also when the store cannot be asked, or refuses.</summary>
    public bool IsForced { get; init; }

    /// <exception cref="InvalidOperationException">A process works on it.</exception>
    /// <exception cref="ArgumentException">The connection is to another store.</exception>
    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public async Task RemoveAsync(KeptTransfer transfer, CancellationToken cancellationToken)
    {
        using JournalEntry entry = journal.Take(transfer.Name)
            ?? throw new InvalidOperationException($"A process works on '{transfer.Source}' to '{transfer.Destination}'. End it first.");
        // Somebody else may have been faster.
        if (entry.Read() is not { } now) return;
        if (now.Partial is { } partial) File.Delete(partial);
        else if (now.UploadId is { } uploadId) await AbortAsync(now, uploadId, cancellationToken).ConfigureAwait(false);
        entry.Drop();
    }

    private async Task AbortAsync(KeptTransfer upload, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            S3Client client = connect(upload);
            string store = TransferName.StoreOf(client);
            if (store != upload.Name.Store)
                throw new ArgumentException($"The upload is at {upload.Name.Store}, and the connection is to {store}.");
            await new OpenUploads(client).AbortAsync(new OpenUpload(upload.Name.Bucket, upload.Name.Key, uploadId, null), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsForced && !cancellationToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // The user knows that the parts may be there for ever.
        }
    }
}
