using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>An upload by parts that is kept when it is interrupted, and found by another run.</summary>
internal sealed class UploadResume : IDisposable
{
    // The key itself, which must be in no file.
    private const string CustomerKey = "x-amz-server-side-encryption-customer-key";

    private readonly S3Client _client;
    private readonly HeaderList _headers;
    private readonly UploadSource _source;
    private readonly Resuming _resuming;
    private readonly JournalEntry _entry;
    private KeptTransfer _transfer;
    private bool _isBegun;

    private UploadResume(S3Client client, HeaderList headers, UploadSource source, Resuming resuming, JournalEntry entry,
        KeptTransfer transfer) =>
        (_client, _headers, _source, _resuming, _entry, _transfer) = (client, headers, source, resuming, entry, transfer);

    /// <summary>Takes an upload for this process; null where it is not kept, or another process does the same.</summary>
    /// <param name="client">The store.</param>
    /// <param name="put">The request, with all headers.</param>
    /// <param name="source">The file.</param>
    /// <param name="plan">What is to be known of the upload, if it has to begin anew.</param>
    /// <param name="resuming">What is kept.</param>
    public static UploadResume? Take(S3Client client, S3Request put, UploadSource source, (long PartSize, string? Checksum) plan,
        Resuming? resuming)
    {
        bool isMeant = resuming is not null && source is { Name: not null, Modified: not null, Length: { } length }
            && length > plan.PartSize && resuming.Covers(length);
        if (!isMeant) return null;
        var name = TransferName.Of(TransferKind.Upload, client, put, source.Name!);
        var transfer = new KeptTransfer(name, source.Length!.Value, plan.PartSize, DateTime.UtcNow)
        {
            ProfileName = client.Connection.ProfileName,
            Modified = source.Modified,
            Checksum = plan.Checksum,
            Settings = SettingsOf(put.Headers),
        };
        return resuming!.Journal.Take(transfer.Name) is { } entry
            ? new UploadResume(client, put.Headers, source, resuming, entry, transfer)
            : null;
    }

    /// <summary>What the store has of it; null to begin anew. What is left of one that does not fit any more is given up.</summary>
    /// <exception cref="S3RequestFailedException">The store does not tell.</exception>
    public async Task<UploadState?> FindAsync(CancellationToken cancellationToken)
    {
        if (_entry.Read() is not { UploadId: { } uploadId } found) return null;
        KeptTransfer now = _transfer with
        {
            PartSize = found.PartSize, Begun = found.Begun, UploadId = uploadId, ProfileName = found.ProfileName, Parts = found.Parts,
            Changed = found.Changed,
        };
        List<UploadedPart>? parts = found == now ? await PartsAsync(uploadId, cancellationToken).ConfigureAwait(false) : null;
        if (parts is null)
        {
            await AbortAsync(uploadId, cancellationToken).ConfigureAwait(false);
            return null;
        }
        (_transfer, _isBegun) = (now, true);
        return new UploadState(uploadId, found.PartSize, parts);
    }

    public void Begin(string uploadId)
    {
        if (_isBegun) return;
        _transfer = _transfer with { UploadId = uploadId };
        _isBegun = _entry.TryBegin(_transfer);
    }

    public void Add(UploadedPart part)
    {
        if (_isBegun && !_transfer.Parts.ContainsKey(part.Number)) _entry.Add(part.Number, new KeptPart(part.Length, null));
    }

    /// <summary>Whether the parts stay at the store, where they cost, after what ended the upload. Then its user is told.</summary>
    public bool Keeps(Exception failure)
    {
        if (!_isBegun || !Resuming.GoesOnAfter(failure) || HasChanged() || _entry.Read() is not { Parts.Count: > 0 } kept) return false;
        _resuming.Kept(kept);
        return true;
    }

    public void Drop() => _entry.Drop();

    public void Dispose() => _entry.Dispose();

    /// <summary>What goes with the object, as one word.</summary>
    private static string SettingsOf(HeaderList headers)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!string.Equals(name, CustomerKey, StringComparison.OrdinalIgnoreCase))
                text.Append(name.ToLowerInvariant()).Append(':').Append(value).Append('\n');
        }
        return Hash.Sha256Hex(text.ToString());
    }

    private bool HasChanged()
    {
        try
        {
            _source.CheckUnchanged();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<List<UploadedPart>?> PartsAsync(string uploadId, CancellationToken cancellationToken)
    {
        S3Request list = Routes.ListParts.For(_transfer.Name.Bucket, _transfer.Name.Key, uploadId);
        foreach (var (name, value) in UploadHeaders.ForList(_headers)) list.Headers[name] = value;
        var parts = new List<UploadedPart>();
        await foreach (S3Answer page in _client.PagesAsync(list, Paging.Of(Routes.ListParts)!, cancellationToken).ConfigureAwait(false))
        {
            // Gone, or of a store that does not tell: begun anew. What passes is no reason for that.
            if (page is { Error: not null, Status: 404 or 403 or 405 or 501 }) return null;
            if (page.Error is not null) throw new S3RequestFailedException(page);
            parts.AddRange(page.Response.GetMaps("ListPartsResult", "Part").Select(Of));
        }
        return parts;
    }

    private UploadedPart Of(TreeMap part) => new(Convert.ToInt32(part["PartNumber"] ?? 0, CultureInfo.InvariantCulture),
        Convert.ToInt64(part["Size"] ?? -1, CultureInfo.InvariantCulture), part.GetText("ETag") ?? "",
        _transfer.Checksum is { } algorithm ? part.GetText(ObjectChecksum.MemberOf(algorithm)) : null);

    private async Task AbortAsync(string uploadId, CancellationToken cancellationToken)
    {
        S3Request abort = Routes.AbortMultipartUpload.For(_transfer.Name.Bucket, _transfer.Name.Key, uploadId);
        foreach (var (name, value) in UploadHeaders.ForAbort(_headers)) abort.Headers[name] = value;
        await _client.SendAsync(abort, cancellationToken).ConfigureAwait(false);
    }
}
