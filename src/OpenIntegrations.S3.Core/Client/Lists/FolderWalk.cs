using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>Lists folder by folder what a store that knows no pages might cut if it were asked for everything at once.</summary>
/// <param name="client">The store.</param>
/// <param name="whole">The request for everything.</param>
internal sealed class FolderWalk(S3Client client, S3Request whole)
{
    private readonly Provider _provider = client.Connection.Provider;

    /// <summary>A page for each folder, those inside behind the one they are in.</summary>
    public async IAsyncEnumerable<S3Answer> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new Stack<string>([whole.Query["prefix"] ?? ""]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            string folder = waiting.Pop();
            if (!seen.Add(folder)) continue;
            S3Answer page = UnpagedList.Tidy(await client.SendAsync(Of(folder), cancellationToken).ConfigureAwait(false), _provider);
            yield return page;
            if (page.Error is not null) yield break;
            foreach (string inside in page.Response.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix") ?? "")
                .Reverse())
            {
                if (inside.Length > folder.Length) waiting.Push(inside.EndsWith('/') ? inside : inside + "/");
            }
        }
    }

    private S3Request Of(string folder)
    {
        S3Request request = whole.Copy();
        request.Query.Remove("prefix");
        request.Query.Remove("delimiter");
        if (folder.Length > 0) request.Query.Add("prefix", folder);
        request.Query.Add("delimiter", "/");
        return request;
    }
}
