using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// What is in a bucket, or below a key. Below a folder that is asked for with all that is in it come objects and the markers of folders,
/// which are objects, too; of one level come folders as well.
/// </summary>
/// <remarks>
/// A page that cannot be had is an unknown rest, and so is all behind a name that comes too late. The marker of the folder itself has an
/// empty path. A long list is read from several places at the same time.
/// </remarks>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="folder">The key of the folder: empty, or ending in <c>/</c>.</param>
public sealed class StoreSide(S3Client client, string bucket, string folder) : ISide
{
    private const int ListsAtOnce = 8;

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

    /// <summary>Whether something is deleted by what the list has, or has not.</summary>
    public bool MustBeFresh { get; init; }

    public string Root => new S3Address(bucket, _folder).ToString();

    private bool HasVersions => Versions || AsOf is not null;

    // What there was on a level shows only in what there was below it.
    private bool IsFlat => Recurse || AsOf is not null;

    private bool HasNoOrder => DirectoryBucketName.ZoneOf(bucket) is not null;

    // Stores that know no pages are read folder by folder, and are small; directory buckets list in an order of their own.
    private bool IsSorted => IsOrdered && (!client.Connection.Provider.PagedLists || HasNoOrder);

    private string Asked => AskedOf(bucket, _folder + Beginning);

    /// <inheritdoc cref="DirectoryBucketName.Asked"/>
    internal static string AskedOf(string bucket, string beginning) => DirectoryBucketName.Asked(bucket, beginning);

    public IAsyncEnumerable<Entry> EntriesAsync(CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Entry> entries = ReadAsync(cancellationToken);
        if (Asked.Length < _folder.Length + Beginning.Length) entries = ChosenAsync(entries);
        if (IsSorted) entries = Sorted.Of(entries, cancellationToken);
        if (AsOf is { } moment) entries = VersionsAsOf.Of(entries, moment, cancellationToken);
        return Recurse ? entries : OneLevel.Of(entries, cancellationToken);
    }

    private async IAsyncEnumerable<Entry> ChosenAsync(IAsyncEnumerable<Entry> entries)
    {
        await foreach (Entry entry in entries.ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Unknown || entry.Path.StartsWith(Beginning, StringComparison.Ordinal)) yield return entry;
        }
    }

    // A store whose lists have no order, or that rolls up what lies deeper, cannot be told to begin in the middle.
    private bool MaySplit => IsFlat && client.Connection.Provider.PagedLists && !HasNoOrder;

    private async IAsyncEnumerable<Entry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int Width() => Math.Min(ListsAtOnce, client.Limiter.Limit);
        var list = new LongList(behind => Open(behind, stop.Token), Width, Beginning.Length, stop) { MaySplit = MaySplit };
        await foreach (Entry entry in list.EntriesAsync().ConfigureAwait(false)) yield return entry;
    }

    private ListedPages Open(string? behind, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<S3Answer> pages = Pages(behind, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return new ListedPages(pages, new PageEntries(_folder, Asked), new RisingOrder(HasVersions, behind), _folder)
        {
            IsOrdered = behind is not null || (IsOrdered && !IsSorted),
        };
    }

    // Of several lists none need be ahead of itself.
    private IAsyncEnumerable<S3Answer> Pages(string? behind, CancellationToken cancellationToken)
    {
        int ahead = behind is null ? ReadAhead.Usual : 0;
        return HasVersions
            ? client.PagesAsync(Bind(Routes.ListObjectVersions, behind), Paging.Of(Routes.ListObjectVersions)!, null, ahead,
                cancellationToken)
            : new ObjectListing(client, route => Bind(route, behind)) { PagesAhead = ahead }.PagesAsync(cancellationToken);
    }

    private S3Request Bind(Route route, string? behind)
    {
        string prefix = Asked;
        string place = route == Routes.ListObjectVersions ? "KeyMarker" : route == Routes.ListObjects ? "Marker" : "StartAfter";
        S3Request request = ((BucketRoute)route).For(bucket).With("Prefix", prefix.Length == 0 ? null : prefix)
            .With("Delimiter", IsFlat ? null : "/").With(place, behind is null ? null : _folder + behind);
        foreach (var (name, value) in Headers ?? []) request.Headers.Add(name, value);
        request.MustBeFresh = MustBeFresh;
        return request;
    }
}
