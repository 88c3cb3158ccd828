using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>Makes the lists of stores that know no pages, Pydio Cells above all, what the caller takes them for.</summary>
internal static class UnpagedList
{
    // MinIO's limit for a list, which the gateway inherits.
    private const int PerhapsCut = 1000;

    public static S3Answer Tidy(S3Answer page, Provider provider)
    {
        if (page.Response.GetMap("ListBucketResult") is not { } list) return page;
        bool mayBeCut = MayBeCut(page);
        if (provider.ListsFolderInItself)
            Keep(list, "CommonPrefixes", p => !IsTheFolder(p.GetText("Prefix"), page.Request.Query["prefix"]));
        if (provider.PagedLists) return page;
        if ((page.Request.Query["start-after"] ?? page.Request.Query["marker"]) is { Length: > 0 } start)
            Keep(list, "Contents", o => Utf8Order.Comparer.Compare(o.GetText("Key") ?? "", start) > 0);
        if (mayBeCut)
            page.Notice =
                $"{provider.Title} lists at most so many names of a folder and does not say when there are more. There may be more of "
                    + $"'{page.Request.Query["prefix"]}' than are shown.";
        return page;
    }

    /// <summary>Whether a list is as long as the store's lists can be, so that there may be more.</summary>
    public static bool MayBeCut(S3Answer page) =>
        page.Response.GetMap("ListBucketResult") is { } list
            && list.GetMaps("Contents").Count() + list.GetMaps("CommonPrefixes").Count() >= PerhapsCut;

    private static bool IsTheFolder(string? prefix, string? asked) =>
        prefix is not null && asked is { Length: > 0 } && string.Equals(prefix.TrimEnd('/'), asked.TrimEnd('/'), StringComparison.Ordinal);

    private static void Keep(TreeMap list, string name, Func<TreeMap, bool> wanted) =>
        list[name] = list.GetMaps(name).Where(wanted).Cast<object?>().ToList();
}
