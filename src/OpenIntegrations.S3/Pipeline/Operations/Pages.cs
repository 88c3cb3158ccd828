using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Writes the pages of a list, as the pipeline asks for them.</summary>
internal static class Pages
{
    /// <param name="client">The store.</param>
    /// <param name="first">The request for the first page.</param>
    /// <param name="paging">How the list names its pages; null for this page only.</param>
    /// <param name="write">Takes each page and ends when the pipeline has taken it, so that no page is asked for in vain.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    public static async Task WriteAsync(S3Client client, S3Request first, Paging? paging, Func<S3Answer, Task> write,
        CancellationToken cancellationToken)
    {
        if (paging is null)
        {
            await write(await client.SendAsync(first, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }
        await foreach (S3Answer page in client.PagesAsync(first, paging, cancellationToken).ConfigureAwait(false))
            await write(page).ConfigureAwait(false);
    }
}
