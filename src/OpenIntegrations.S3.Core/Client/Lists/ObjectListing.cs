using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>
/// The list of a bucket's objects, in the version of the operation that the store knows and by the rules of its provider.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="bind">Makes the request for a route.</param>
public sealed class ObjectListing(S3Client client, Func<Route, S3Request> bind)
{
    private readonly Provider _provider = client.Connection.Provider;

    /// <summary>The version that the caller insists on; null for the provider's own.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the pages behind the first are wanted.</summary>
    public bool AllPages { get; init; } = true;

    /// <summary>The first page, where somebody has it already; it is not asked for again.</summary>
    public S3Answer? FirstPage { get; init; }

    /// <summary>How many pages are asked for before they are wanted, from the second one on.</summary>
    internal int PagesAhead { get; init; } = ReadAhead.Usual;

    /// <summary>The pages, as they are asked for.</summary>
    public async IAsyncEnumerable<S3Answer> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int version = FirstPage is null ? Version ?? _provider.ListVersion : FirstPage.Request.Route == Routes.ListObjects ? 1 : 2;
        bool mayFallBack = Version is null && version == 2 && FirstPage is null;
        await foreach (S3Answer page in PagesAsync(version, cancellationToken).ConfigureAwait(false))
        {
            if (mayFallBack && page.Error is { Code: "NotImplemented" }) break;
            mayFallBack = false;
            yield return UnpagedList.Tidy(page, _provider);
        }
        if (!mayFallBack) yield break;
        await foreach (S3Answer page in PagesAsync(1, cancellationToken).ConfigureAwait(false))
            yield return UnpagedList.Tidy(page, _provider);
    }

    private async IAsyncEnumerable<S3Answer> PagesAsync(int version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        S3Request request = bind(version == 1 ? Routes.ListObjects : Routes.ListObjectsV2);
        if (!_provider.PagedLists) request.Query.Remove("max-keys");
        IAsyncEnumerable<S3Answer> pages = AllPages && _provider.PagedLists
            ? client.PagesAsync(request, version == 1 ? Paging.ObjectsV1 : Paging.Of(Routes.ListObjectsV2)!, FirstPage, PagesAhead,
                cancellationToken)
            : OnePageAsync(request, cancellationToken);
        await foreach (S3Answer page in pages.ConfigureAwait(false)) yield return page;
    }

    /// <summary>The only page, or all folders one by one where that page may have been cut.</summary>
    private async IAsyncEnumerable<S3Answer> OnePageAsync(S3Request request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        S3Answer page = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        bool isDeep = string.IsNullOrEmpty(request.Query["delimiter"]);
        if (!AllPages || _provider.PagedLists || !isDeep || !UnpagedList.MayBeCut(page)) yield return page;
        else await foreach (S3Answer folder in new FolderWalk(client, request).PagesAsync(cancellationToken).ConfigureAwait(false))
            yield return folder;
    }
}
