using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>The buckets of a store, or those that a pattern names.</summary>
internal sealed class BucketList(S3Client client, Place place)
{
    public async IAsyncEnumerable<Found> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Pattern? pattern = place.Kind == PlaceKind.Buckets ? new Pattern(place.Bucket) : null;
        S3Request first = Routes.ListBuckets.For();
        await foreach (S3Answer page in client.PagesAsync(first, Paging.Of(Routes.ListBuckets)!, cancellationToken).ConfigureAwait(false))
        {
            if (page.Error is not null) throw new S3RequestFailedException(page);
            foreach (TreeMap bucket in page.Response.GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket"))
            {
                string name = bucket.GetText("Name") ?? "";
                if (pattern?.Matches(name) != false)
                    yield return new Found(name, null, new Entry(name, EntryKind.Folder)
                    { LastModified = bucket["CreationDate"] as DateTime? });
            }
        }
    }
}
