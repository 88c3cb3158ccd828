using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>What is where in a store, by as few requests as tell it.</summary>
internal sealed class DriveStore(S3Client client)
{
    // Enough to see an object and the folder of its name in one list, unless many names begin alike.
    private const int AFew = 100;

    public S3Client Client => client;

    public DriveCache Cache { get; } = new(() => client.Connection.Memory.Of<StoreChanges>().Count);

    /// <summary>What a path names.</summary>
    /// <exception cref="S3RequestFailedException">The store does not say.</exception>
    public async Task<AtPath> FindAsync(DrivePath path, CancellationToken cancellationToken)
    {
        if (path.IsStore) return new AtPath(null, Node.Store);
        if (Cache.Find(path) is { } known) return known;
        AtPath found = path.IsBucket ? await BucketAsync(path, cancellationToken).ConfigureAwait(false)
            : await NameAsync(path, cancellationToken).ConfigureAwait(false);
        Cache.Keep(path, found);
        return found;
    }

    /// <summary>The same for a path whose content is wanted next: the first page of that tells both.</summary>
    public async Task<AtPath> FindListedAsync(DrivePath path, CancellationToken cancellationToken)
    {
        if (path.IsStore || Cache.Find(path) is not null) return await FindAsync(path, cancellationToken).ConfigureAwait(false);
        S3Answer page = await PageAsync(path.Bucket, path.Prefix, null, cancellationToken).ConfigureAwait(false);
        if (page.Error is not null || (!path.IsBucket && IsEmpty(page)))
            return await FindAsync(path, cancellationToken).ConfigureAwait(false);
        if (client.Connection.Provider.PagedLists)
        {
            if (ListedNodes.IsCut(page)) Cache.KeepBeginning(path, page);
            else Cache.Keep(path, new Level([.. ListedNodes.Of(page, path)]));
        }
        var found = new AtPath(null, path.IsBucket ? Node.OfBucket(path.Bucket, null) : Node.OfFolder(path.Bucket, path.Prefix));
        Cache.Keep(path, found);
        return found;
    }

    /// <summary>Whether there is anything in a folder besides its marker.</summary>
    public async Task<bool> HasChildrenAsync(DrivePath path, CancellationToken cancellationToken)
    {
        if (Cache.Level(path) is { } level) return level.Nodes.Count > 0;
        if (path.IsStore) return true;
        S3Answer page = await PageAsync(path.Bucket, path.Prefix, null, cancellationToken).ConfigureAwait(false);
        if (page.Error is not null) throw new S3RequestFailedException(page);
        Node[] nodes = [.. ListedNodes.Of(page, path)];
        if (!ListedNodes.IsCut(page) && client.Connection.Provider.PagedLists) Cache.Keep(path, new Level(nodes));
        return nodes.Length > 0;
    }

    /// <summary>Whether there is nothing in a folder, and no marker of it.</summary>
    /// <exception cref="S3RequestFailedException">The store does not say.</exception>
    public async Task<bool> IsEmptyAsync(DrivePath path, CancellationToken cancellationToken)
    {
        S3Answer page = await PageAsync(path.Bucket, path.Prefix, 1, cancellationToken).ConfigureAwait(false);
        return page.Error is null ? IsEmpty(page) : throw new S3RequestFailedException(page);
    }

    /// <summary>What lies in a folder, page by page.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="beginning">What the names begin with, as far as that is known.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="S3RequestFailedException">The store refused.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Node>> LevelAsync(DrivePath path, string beginning,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<S3Answer> pages = path.IsStore
            ? client.PagesAsync(Routes.ListBuckets.For(), Paging.Of(Routes.ListBuckets)!, cancellationToken)
            : Listing(path, beginning, "/", beginning.Length == 0 ? Cache.TakeBeginning(path) : null).PagesAsync(cancellationToken);
        string? last = null;
        await foreach (S3Answer page in pages.ConfigureAwait(false))
        {
            if (page.Error is not null) throw new S3RequestFailedException(page);
            Node[] nodes = [.. path.IsStore ? ListedNodes.Buckets(page) : ListedNodes.Of(page, path)];
            // A folder that goes on over the end of a page is named on both.
            string? before = last;
            last = nodes.LastOrDefault(n => n.Kind == NodeKind.Folder)?.Key ?? last;
            yield return [.. nodes.Where(n => n.Kind != NodeKind.Folder || n.Key != before)];
        }
    }

    /// <summary>All objects below a folder, the markers of folders among them, page by page.</summary>
    /// <exception cref="S3RequestFailedException">The store refused.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Node>> ObjectsAsync(DrivePath path,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (S3Answer page in Listing(path, "", null).PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (page.Error is not null) throw new S3RequestFailedException(page);
            yield return [.. ListedNodes.Objects(page, path.Bucket)];
        }
    }

    /// <summary>The first page of a list.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="limit">How many at most; null for what a page takes.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<S3Answer> PageAsync(string bucket, string prefix, int? limit, CancellationToken cancellationToken)
    {
        bool isOld = client.Connection.Provider.ListVersion == 1;
        S3Answer page = await client.SendAsync(Request(isOld ? Routes.ListObjects : Routes.ListObjectsV2), cancellationToken)
            .ConfigureAwait(false);
        return isOld || page.Error is not { Code: "NotImplemented" } ? page
            : await client.SendAsync(Request(Routes.ListObjects), cancellationToken).ConfigureAwait(false);

        S3Request Request(BucketRoute route) => Bind(route, bucket, prefix, "/")
            .With("MaxKeys", client.Connection.Provider.PagedLists ? limit : null);
    }

    private ObjectListing Listing(DrivePath path, string beginning, string? delimiter, S3Answer? firstPage = null) =>
        new(client, route => Bind((BucketRoute)route, path.Bucket, path.Prefix + beginning, delimiter)) { FirstPage = firstPage };

    private static S3Request Bind(BucketRoute route, string bucket, string beginning, string? delimiter)
    {
        string prefix = DirectoryBucketName.Asked(bucket, beginning);
        return route.For(bucket).With("Prefix", prefix.Length == 0 ? null : prefix).With("Delimiter", delimiter);
    }

    private async Task<AtPath> BucketAsync(DrivePath path, CancellationToken cancellationToken)
    {
        S3Answer head = await client.SendAsync(Routes.HeadBucket.For(path.Bucket), cancellationToken).ConfigureAwait(false);
        return head switch
        {
            { Error: null } or { Status: 403 } => new AtPath(null, Node.OfBucket(path.Bucket, null)),
            { Status: 404 } => AtPath.Nothing,
            _ => throw new S3RequestFailedException(head),
        };
    }

    private async Task<AtPath> NameAsync(DrivePath path, CancellationToken cancellationToken)
    {
        S3Answer page = await PageAsync(path.Bucket, path.Key!, AFew, cancellationToken).ConfigureAwait(false);
        if (page is { Status: 403 }) return await UnlistedAsync(path, cancellationToken).ConfigureAwait(false);
        if (page is { Error: not null, Status: 404 }) return AtPath.Nothing;
        if (page.Error is not null) throw new S3RequestFailedException(page);
        Node? item = ListedNodes.Objects(page, path.Bucket).FirstOrDefault(n => n.Key == path.Key);
        bool isFolder = ListedNodes.Prefixes(page).Contains(path.Prefix);
        if (!isFolder && ListedNodes.IsCut(page))
        {
            S3Answer inside = await PageAsync(path.Bucket, path.Prefix, 1, cancellationToken).ConfigureAwait(false);
            if (inside.Error is not null) throw new S3RequestFailedException(inside);
            isFolder = !IsEmpty(inside);
        }
        return new AtPath(item, isFolder ? Node.OfFolder(path.Bucket, path.Prefix) : null);
    }

    /// <summary>For those who may read and not list, or list what is in the folder alone.</summary>
    private async Task<AtPath> UnlistedAsync(DrivePath path, CancellationToken cancellationToken)
    {
        S3Answer head = await client.SendAsync(Routes.HeadObject.For(path.Bucket, path.Key!), cancellationToken).ConfigureAwait(false);
        if (head.Error is null) return new AtPath(ListedNodes.OfHead(head), null);
        if (head.Status is not (403 or 404)) throw new S3RequestFailedException(head);
        S3Answer inside = await PageAsync(path.Bucket, path.Prefix, 1, cancellationToken).ConfigureAwait(false);
        if (inside.Error is null && !IsEmpty(inside)) return new AtPath(null, Node.OfFolder(path.Bucket, path.Prefix));
        if (inside is { Error: not null, Status: not (403 or 404) }) throw new S3RequestFailedException(inside);
        return head.Status == 404 ? AtPath.Nothing
            : new AtPath(new Node(NodeKind.Object, path.Bucket, path.Key!), null) { Refusal = head };
    }

    private static bool IsEmpty(S3Answer page) => !page.Response.GetMaps("ListBucketResult", "Contents")
        .Concat(page.Response.GetMaps("ListBucketResult", "CommonPrefixes")).Any();
}
