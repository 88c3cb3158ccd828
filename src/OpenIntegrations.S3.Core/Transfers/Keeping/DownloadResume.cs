using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Files;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>
/// A download in ranges whose file stays under its temporary name when it is interrupted, and is found by another run. Of each range that
/// is whole its digest is kept: what the file has is read again before it is believed.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="get">The request for the object.</param>
/// <param name="path">The file.</param>
/// <param name="resuming">What is kept; null for nothing.</param>
internal sealed class DownloadResume(S3Client client, S3Request get, string path, Resuming? resuming) : IDisposable
{
    /// <summary>That of the ranges. It is to find what a disk or a crash spoilt, and costs next to nothing.</summary>
    public const string Algorithm = "CRC64NVME";

    private readonly TransferName? _name = resuming is null or { IsWanted: false } || get.Key is null ? null
        : TransferName.Of(TransferKind.Download, client, get, path);

    private JournalEntry? _entry;
    private KeptTransfer? _transfer;

    /// <summary>Whether the download is kept when it is interrupted.</summary>
    public bool IsKept => _transfer is not null;

    /// <summary>What the object is now, if another run left some of it that can be gone on with; null to begin anew.</summary>
    public async Task<S3Answer?> FindAsync(Verification verification, CancellationToken cancellationToken)
    {
        if (_name is null || !resuming!.Journal.Has(_name)) return null;
        _entry = resuming.Journal.Take(_name);
        if (_entry?.Read() is not { Partial: { } partial } found || !IsFile(partial)) return null;
        S3Request asked = get.Copy();
        ProofPlan.Ask(client, asked, verification);
        S3Answer? head = await new ObjectHead(client, asked, null).AskAsync(null, cancellationToken).ConfigureAwait(false);
        if (head is null || LengthOf(head) != found.Length) return null;
        ObjectIdentity identity = ObjectIdentity.Of(head.Headers);
        bool isSame = identity.ETag?.Trim('"') is { } etag && etag == found.ETag?.Trim('"')
            && (identity.VersionId is null || found.Version is null || identity.VersionId == found.Version);
        if (!isSame) return null;
        _transfer = found;
        return head;
    }

    /// <summary>The parts are cut as they were when it was begun.</summary>
    public (long Length, long PartSize) Cut => (_transfer!.Length, _transfer.PartSize);

    /// <summary>Takes away what another run left and nobody can go on with.</summary>
    public void Clear()
    {
        if (_entry is null || IsKept) return;
        if (FileWriter.PartialOf(path, _name!.Id) is { } partial) FreshName.Discard(partial);
        _entry.Drop();
    }

    /// <summary>Begins to keep a download, if it is one that is kept and the object can be told from others.</summary>
    public void Begin(long length, long partSize, ObjectIdentity identity)
    {
        bool isMeant = _name is not null && resuming!.Covers(length) && identity is { ETag: { } etag }
            && !etag.StartsWith("W/", StringComparison.Ordinal);
        if (!isMeant || FileWriter.PartialOf(path, _name!.Id) is null) return;
        _entry ??= resuming!.Journal.Take(_name!);
        var transfer = new KeptTransfer(_name!, length, partSize, DateTime.UtcNow)
        {
            ProfileName = client.Connection.ProfileName, ETag = identity.ETag, Version = identity.VersionId,
        };
        if (_entry?.TryBegin(transfer) == true) _transfer = transfer;
    }

    /// <summary>The file, for going on with what is there or for beginning anew.</summary>
    public FileWriter Open(bool goesOn)
    {
        try
        {
            return new FileWriter(path, IsKept ? _name!.Id : null, goesOn);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <summary>By what a part is known that should be there; null where it is not.</summary>
    public string? DigestOf(Part part) => _transfer?.Parts.TryGetValue(part.Number, out KeptPart kept) == true ? kept.Digest : null;

    public void Add(Part part, string digest) => _entry!.Add(part.Number, new KeptPart(part.Length, digest));

    /// <summary>Whether the file stays after what ended the download. Then its user is told; otherwise nothing is left.</summary>
    public bool Keeps(Exception failure)
    {
        if (!IsKept) return false;
        if (Resuming.GoesOnAfter(failure) && _entry!.Read() is { Parts.Count: > 0 } kept)
        {
            resuming!.Kept(kept);
            return true;
        }
        Drop();
        return false;
    }

    public void Drop()
    {
        if (IsKept) _entry!.Drop();
    }

    public void Dispose() => _entry?.Dispose();

    private static bool IsFile(string partial) =>
        new FileInfo(partial) is { Exists: true } file && (file.Attributes & FileAttributes.ReparsePoint) == 0;

    private static long? LengthOf(S3Answer head) =>
        long.TryParse(head.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : null;
}
