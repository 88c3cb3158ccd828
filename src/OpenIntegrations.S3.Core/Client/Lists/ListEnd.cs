using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>A list ends when the store says so, and not when it forgets to say where to go on.</summary>
internal static class ListEnd
{
    private const string Root = "ListBucketResult";

    /// <summary>The code for a list that ends before its end.</summary>
    public const string Code = "IncompleteList";

    private static readonly string[] s_items = ["Contents", "CommonPrefixes"];

    // They are of version 2, and stores that do not know it ignore them.
    private static readonly string[] s_version2 = ["list-type", "continuation-token", "start-after", "fetch-owner"];

    public static bool SaysMore(S3Answer page) => page.Request.Query["max-keys"] != "0"
        && page.Response.FirstOrDefault().Value is TreeMap list && list["IsTruncated"] is true;

    /// <summary>
    /// The page behind this one in version 1, which every store knows and which needs no token: its last name is the marker.
    /// Null when there is none, or when it is not behind the marker before.
    /// </summary>
    public static S3Request? Behind(S3Answer page)
    {
        if (page.Response.GetMap(Root) is not { } list || !SaysMore(page)) return null;
        string last = LastOf(list) ?? list.GetText("NextMarker") ?? "";
        string before = page.Request.Query["marker"] ?? "";
        if (last.Length == 0 || Utf8Order.Comparer.Compare(last, before) <= 0) return null;
        S3Request next = page.Request.Copy();
        foreach (string parameter in s_version2) next.Query.Remove(parameter);
        next.Query.Remove("marker");
        next.Query.Add("marker", last);
        return next;
    }

    /// <summary>What takes the place of the pages that cannot be had.</summary>
    public static S3Answer Broken(S3Answer page) => Broken(page, $"the store says that there is more{Place(page)}, and not where to go on");

    /// <summary>The same, for another fault.</summary>
    public static S3Answer Broken(S3Answer page, string fault) => new(page.Status, new TreeMap(), page.Headers, page.Request)
    {
        Error = new S3Error(Code, $"The list is not whole: {fault}.", page.Headers["x-amz-request-id"], null),
    };

    private static string Place(S3Answer page) =>
        page.Response.FirstOrDefault().Value is TreeMap list && LastOf(list) is { } last ? $" behind '{last}'" : "";

    private static string? LastOf(TreeMap list) => s_items.Concat(["Version", "DeleteMarker", "Upload"])
        .SelectMany(name => list.GetMaps(name)).Select(item => item.GetText("Key") ?? item.GetText("Prefix") ?? "")
        .Where(name => name.Length > 0).OrderBy(name => name, Utf8Order.Comparer).LastOrDefault();
}
