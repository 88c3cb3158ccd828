using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// What is in a bucket, or below a key. Below a folder that is asked for with all that is in it come objects and the markers of folders,
/// which are objects, too; of one level come folders as well.
/// </summary>
/// <remarks>
/// A page that cannot be had is an unknown rest, and so is all behind a name that comes too late. The marker of the folder itself has an
/// empty path.
/// </remarks>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="folder">The key of the folder: empty, or ending in <c>/</c>.</param>
public sealed class StoreSide(S3Client client, string bucket, string folder) : ISide
{
    private readonly string _folder = folder.Length == 0 || folder.EndsWith('/') ? folder
        : throw new ArgumentException($"The key of a folder ends in /: '{folder}'.", nameof(folder));

    /// <summary>Whether all levels are meant, or one.</summary>
    public bool Recurse { get; init; } = true;

    /// <summary>What the paths begin with: a store lists nothing else then.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>Whether all versions are meant, and the markers of what was deleted.</summary>
    public bool Versions { get; init; }

    /// <summary>The moment, in UTC, whose state is meant; null for the present. It takes the versions that a bucket keeps.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Whether the order of the list is watched. Who only looks needs none.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Headers for each request.</summary>
    public HeaderList? Headers { get; init; }

    public string Root => new S3Address(bucket, _folder).ToString();

    private bool HasVersions => Versions || AsOf is not null;

    // What there was on a level shows only in what there was below it.
    private bool IsFlat => Recurse || AsOf is not null;

    // Stores that know no pages are read folder by folder, and are small.
    private bool IsSorted => IsOrdered && !client.Connection.Provider.PagedLists;

    public IAsyncEnumerable<Entry> EntriesAsync(CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Entry> entries = ReadAsync(cancellationToken);
        if (IsSorted) entries = Sorted.Of(entries, cancellationToken);
        if (AsOf is { } moment) entries = VersionsAsOf.Of(entries, moment, cancellationToken);
        return Recurse ? entries : OneLevel.Of(entries, cancellationToken);
    }

    private async IAsyncEnumerable<Entry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new PageEntries(_folder, _folder + Beginning);
        var order = new RisingOrder(HasVersions);
        IAsyncEnumerator<S3Answer> pages = Pages(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await NextAsync(pages, reader, order).ConfigureAwait(false) is { } entries)
            {
                foreach (Entry entry in entries) yield return entry;
                if (entries.Count > 0 && entries[entries.Count - 1] is { Kind: EntryKind.Unknown, Path.Length: 0 }) yield break;
            }
        }
    }

    /// <summary>The entries of the next page, which end in an unknown rest where they must; null behind the last.</summary>
    private async Task<List<Entry>?> NextAsync(IAsyncEnumerator<S3Answer> pages, PageEntries reader, RisingOrder order)
    {
        var known = new List<Entry>();
        try
        {
            if (!await pages.MoveNextAsync().ConfigureAwait(false)) return null;
            S3Answer page = pages.Current;
            if (page.Error is not null) throw new S3RequestFailedException(page);
            if (page.Notice is { } notice) known.Add(CutShort(page, notice));
            List<Entry> entries = reader.Of(page);
            if (!IsOrdered || IsSorted) known.AddRange(entries);
            else foreach (Entry entry in entries.Where(e => !order.IsRepeatedFolder(e)))
            {
                order.Check(entry);
                known.Add(entry);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            known.Add(new Entry("", EntryKind.Unknown) { Error = e });
        }
        return known;
    }

    // Names of the folder may be missing anywhere.
    private Entry CutShort(S3Answer page, string notice)
    {
        string at = page.Request.Query["prefix"] ?? "";
        string path = at.Length > _folder.Length ? at.Substring(_folder.Length) : "";
        return new Entry(path, EntryKind.Unknown) { Error = new IOException(notice) };
    }

    private IAsyncEnumerable<S3Answer> Pages(CancellationToken cancellationToken) => HasVersions
        ? client.PagesAsync(Bind(Routes.ListObjectVersions), Paging.Of(Routes.ListObjectVersions)!, cancellationToken)
        : new ObjectListing(client, Bind).PagesAsync(cancellationToken);

    private S3Request Bind(Route route)
    {
        string prefix = _folder + Beginning;
        S3Request request = ((BucketRoute)route).For(bucket).With("Prefix", prefix.Length == 0 ? null : prefix)
            .With("Delimiter", IsFlat ? null : "/");
        foreach (var (name, value) in Headers ?? []) request.Headers.Add(name, value);
        return request;
    }
}
