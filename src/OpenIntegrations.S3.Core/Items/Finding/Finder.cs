using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>What a place names: what is in a folder, one object, what a pattern fits, the buckets.</summary>
/// <param name="client">The store.</param>
public sealed class Finder(S3Client client)
{
    /// <summary>Whether all that is below a folder is meant.</summary>
    public bool Recurse { get; init; }

    /// <summary>How many levels below the first; null for all, where all levels are meant.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether all versions are meant, and the markers of what was deleted.</summary>
    public bool Versions { get; init; }

    /// <summary>The moment, in UTC, whose state is meant; null for the present.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Whether folders are wanted and nothing else, also those that show only in the keys of what is in them.</summary>
    public bool WantsFolders { get; init; }

    /// <summary>Whether the order of lists is watched.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether what is found is to be deleted: then the store itself has to say what there is, and no cache.</summary>
    public bool MustBeFresh { get; init; }

    /// <summary>
    /// Told of an object that is meant with all that is in it, where there is a folder of its name, too, which is not: it costs a request.
    /// </summary>
    public Action<string>? Notice { get; init; }

    public Filter Filter { get; init; } = Filter.All;

    /// <summary>Headers for each request.</summary>
    public HeaderList? Headers { get; init; }

    /// <summary>What is there, as it is read. What cannot be read is an unknown entry.</summary>
    /// <exception cref="FileNotFoundException">A place that names one thing names nothing.</exception>
    /// <exception cref="S3RequestFailedException">The store does not say what the place is.</exception>
    public async IAsyncEnumerable<Found> FindAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Found> all = place.Kind switch
        {
            PlaceKind.Store or PlaceKind.Buckets => BucketsAsync(place, cancellationToken),
            PlaceKind.Folder => FolderAsync(place.Bucket, place.Key, Beginning(place), cancellationToken),
            PlaceKind.Key => KeyAsync(place, cancellationToken),
            PlaceKind.Pattern => new PatternWalk(place, Level, FolderAsync, Recurse).FindAsync(cancellationToken),
            _ => throw new ArgumentException($"'{place.Text}' is no address in a store."),
        };
        await foreach (Found found in all.ConfigureAwait(false))
        {
            bool isWanted = !WantsFolders || found.Entry.Kind is EntryKind.Folder or EntryKind.Unknown;
            if (isWanted && Filter.Takes(found, place)) yield return found;
        }
    }

    /// <summary>Buckets; where all that is below is meant, what is in them, and they themselves where folders come, too.</summary>
    private async IAsyncEnumerable<Found> BucketsAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Found bucket in new BucketList(client, place).FindAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!Recurse || Depth is not null || WantsFolders) yield return bucket;
            if (!Recurse || Depth == 0) continue;
            Finder inside = Depth is { } depth ? WithDepth(depth - 1) : this;
            IAsyncEnumerable<Found> all = inside.FolderAsync(bucket.Bucket, "", Filter.Prefix, cancellationToken);
            await foreach (Found found in all.ConfigureAwait(false)) yield return found;
        }
    }

    private Finder WithDepth(int depth) => new(client)
    {
        Recurse = Recurse, Depth = depth, Versions = Versions, AsOf = AsOf, WantsFolders = WantsFolders, IsOrdered = IsOrdered,
        Filter = Filter, Headers = Headers, MustBeFresh = MustBeFresh,
    };

    /// <summary>The object, or where there is none the folder of that name.</summary>
    private async IAsyncEnumerable<Found> KeyAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (place.VersionId is not null)
        {
            yield return await VersionAsync(place, cancellationToken).ConfigureAwait(false);
            yield break;
        }
        if (Versions || AsOf is not null)
        {
            bool isThere = false;
            await foreach (Found version in VersionsAsync(place, cancellationToken).ConfigureAwait(false))
            {
                isThere = true;
                yield return version;
            }
            if (isThere) yield break;
        }
        else if (await HeadAsync(place, cancellationToken).ConfigureAwait(false) is { } item)
        {
            await NoticeFolderAsync(place, cancellationToken).ConfigureAwait(false);
            yield return item;
            yield break;
        }
        bool isFolder = false;
        IAsyncEnumerable<Found> inside = FolderAsync(place.Bucket, Place.FolderOf(place.Key), Beginning(place), cancellationToken);
        await foreach (Found found in inside.ConfigureAwait(false))
        {
            isFolder = true;
            yield return found;
        }
        if (!isFolder) throw new FileNotFoundException($"There is no object '{place.Text}', and nothing is below '{place.Text}/'.");
    }

    /// <summary>The version that a place names, and no other. Of a marker of what was deleted only the list tells.</summary>
    /// <exception cref="FileNotFoundException">There is no such version.</exception>
    private async Task<Found> VersionAsync(Place place, CancellationToken cancellationToken)
    {
        S3RequestFailedException? refusal = null;
        try
        {
            if (!Versions && await HeadAsync(place, cancellationToken).ConfigureAwait(false) is { } item) return item;
        }
        catch (S3RequestFailedException e) when (e.Code != S3Error.Stale && e.GetAnswer().Status is 404 or 405)
        {
            refusal = e;
        }
        var all = new Finder(client) { Versions = true, Headers = Headers, MustBeFresh = MustBeFresh };
        await foreach (Found version in all.VersionsAsync(place, cancellationToken).ConfigureAwait(false))
        {
            if (version.Entry.VersionId == place.VersionId || (version.Entry.Kind == EntryKind.Unknown && refusal is null)) return version;
        }
        throw refusal ?? (Exception)new FileNotFoundException($"There is no version '{place.Text}'.");
    }

    /// <summary>The object; null where there is none.</summary>
    public async Task<Found?> HeadAsync(Place place, CancellationToken cancellationToken)
    {
        S3Request head = Routes.HeadObject.For(place.Bucket, place.Key, place.VersionId);
        foreach (var (name, value) in Headers ?? []) head.Headers.Add(name, value);
        head.MustBeFresh = MustBeFresh;
        S3Answer answer = await client.SendAsync(head, cancellationToken).ConfigureAwait(false);
        if (answer.Error is null)
        {
            (string folder, string name) = Split(place.Key);
            return new Found(place.Bucket, folder, HeadEntry.Of(answer, name, place.VersionId));
        }
        if (answer is { Status: 404, Error.Code: not S3Error.Stale } && place.VersionId is null) return null;
        // Under a key of its user's own (SSE-C) nobody else gets a head, and the list has it.
        if (answer.Status == 400 && await ListedAsync(place, cancellationToken).ConfigureAwait(false) is { } listed) return listed;
        throw new S3RequestFailedException(answer);
    }

    /// <summary>Makes sure that a place is no folder: a key that ends in <c>/</c> is one of an object only where that has bytes.</summary>
    /// <exception cref="ArgumentException">It is a folder.</exception>
    public async Task DemandObjectAsync(Place place, CancellationToken cancellationToken)
    {
        bool isObject = place.Kind != PlaceKind.Folder || (place.Key.Length > 0
            && await HeadAsync(place, cancellationToken).ConfigureAwait(false) is { Entry.Size: > 0 });
        if (!isObject) throw new ArgumentException($"'{place}' is no object. An object's address looks like s3://bucket/key.");
    }

    /// <summary>Whether there is a folder of an object's name.</summary>
    /// <exception cref="S3RequestFailedException">The store does not say.</exception>
    public async Task<bool> IsFolderAsync(Place place, CancellationToken cancellationToken)
    {
        S3Request list = Routes.ListObjects.For(place.Bucket).With("Prefix", Place.FolderOf(place.Key)).With("MaxKeys", 1);
        S3Answer page = await client.SendOrThrowAsync(list, cancellationToken).ConfigureAwait(false);
        return page.Response.GetMaps("ListBucketResult", "Contents").Any();
    }

    /// <summary>Tells where an object stands for itself alone, and somebody may mean the folder of its name.</summary>
    public async Task NoticeFolderAsync(Place place, CancellationToken cancellationToken)
    {
        bool mayBeMeant = Notice is not null && Recurse && place is { VersionId: null, NamesBelow: null } && !place.Key.EndsWith('/');
        if (!mayBeMeant || !await IsFolderAsync(place, cancellationToken).ConfigureAwait(false)) return;
        Notice!($"'{place.Text}' is an object, which alone is meant. What is below '{place.Text}/' is meant with the / at the end.");
    }

    private async Task<Found?> ListedAsync(Place place, CancellationToken cancellationToken)
    {
        if (place.VersionId is not null) return null;
        await foreach (Found found in VersionsAsync(place, cancellationToken).ConfigureAwait(false))
            return found.Entry.Kind == EntryKind.Item ? found : null;
        return null;
    }

    /// <summary>The versions of one key.</summary>
    private async IAsyncEnumerable<Found> VersionsAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (string folder, string name) = Split(place.Key);
        StoreSide side = Side(place.Bucket, folder, recurse: false, name);
        await foreach (Entry entry in side.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Path == name || entry.Kind == EntryKind.Unknown) yield return new Found(place.Bucket, folder, entry);
            else yield break;
        }
    }

    /// <summary>What is in a folder, and begins so.</summary>
    private async IAsyncEnumerable<Found> FolderAsync(string bucket, string folder, string beginning,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Entry> entries = Recurse && Depth is { } depth
            ? new LevelWalk(path => Side(bucket, folder + path, recurse: false, "")).EntriesAsync(depth, cancellationToken)
            : Side(bucket, folder, Recurse, beginning).EntriesAsync(cancellationToken);
        if (WantsFolders && Recurse && Depth is null) entries = FolderTrail.Of(entries, cancellationToken);
        await foreach (Entry entry in entries.ConfigureAwait(false)) yield return new Found(bucket, folder, entry);
    }

    private static (string Folder, string Name) Split(string key)
    {
        string name = Place.LastOf(key);
        return (key.Substring(0, key.Length - name.Length), name);
    }

    // Names that begin elsewhere begin otherwise.
    private string Beginning(Place place) => place.NamesBelow is null ? Filter.Prefix : "";

    private ISide Level(string bucket, string folder, string beginning, bool recurse) => Side(bucket, folder, recurse, beginning);

    private StoreSide Side(string bucket, string folder, bool recurse, string beginning) => new(client, bucket, folder)
    {
        Recurse = recurse, Beginning = beginning, Versions = Versions, AsOf = AsOf, IsOrdered = IsOrdered, Headers = Headers,
        MustBeFresh = MustBeFresh,
    };
}
