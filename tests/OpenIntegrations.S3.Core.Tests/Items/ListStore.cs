using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items;

/// <summary>A version of an object in a store of a test's own.</summary>
internal sealed record Stored(string Key, long Size = 1, string Time = "2026-01-02T03:04:05Z", string? Version = null,
    bool IsMarker = false);

/// <summary>Answers lists and HEADs as S3 does, in pages of a size of the test's own.</summary>
internal sealed class ListStore(int pageSize, params Stored[] objects)
{
    private static readonly string[] s_places = ["start-after", "marker", "key-marker"];

    /// <summary>Changes a page's answer before it goes out.</summary>
    public Func<RecordedRequest, Answer, Answer> Fault { get; init; } = static (_, answer) => answer;

    /// <summary>Puts the names of a page into an order of the test's own.</summary>
    public Func<IEnumerable<Stored>, IEnumerable<Stored>> Order { get; init; } =
        static all => all.OrderBy(o => o.Key, Utf8Order.Comparer).ThenByDescending(o => o.Time, StringComparer.Ordinal);

    public static ListStore Of(int pageSize, params string[] keys) => new(pageSize, [.. keys.Select(k => new Stored(k))]);

    public ScriptedServer Start() => new(Answer);

    public static S3Client Client(ScriptedServer server, string? provider = null) => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = "1", ["Provider"] = provider,
    }));

    private Answer Answer(RecordedRequest request)
    {
        var query = request.Query.Split('&').Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => p.Length > 1 ? WebUtility.UrlDecode(p[1]) : "");
        string key = WebUtility.UrlDecode(request.Path.Split('/', 3).ElementAtOrDefault(2) ?? "");
        if (request.Method == "HEAD") return Head(key, query.GetValueOrDefault("versionId"));
        return Fault(request, Page(query, query.ContainsKey("versions")));
    }

    private Answer Head(string key, string? version)
    {
        Stored? found = objects.FirstOrDefault(o => o.Key == key && !o.IsMarker && (version is null || o.Version == version));
        return found is null ? new Answer(404) : new Answer()
            .With("Content-Length", found.Size.ToString(CultureInfo.InvariantCulture)).With("ETag", "\"e\"")
            .With("Last-Modified", DateTime.Parse(found.Time, null, DateTimeStyles.AdjustToUniversal).ToString("R"))
            .With("x-amz-version-id", "of-the-moment");
    }

    private Answer Page(Dictionary<string, string> query, bool versions)
    {
        string prefix = query.GetValueOrDefault("prefix", ""), delimiter = query.GetValueOrDefault("delimiter", "");
        int start = int.Parse(query.GetValueOrDefault("continuation-token", query.GetValueOrDefault("version-id-marker", "0")), null);
        string behind = start > 0 ? "" : string.Concat(s_places.Select(p => query.GetValueOrDefault(p, "")));
        var rows = Rows(prefix, delimiter, versions).Distinct().ToList();
        if (behind.Length > 0) start = Rows(prefix, delimiter, versions, behind).Distinct().Count();
        string next = (start + pageSize).ToString(CultureInfo.InvariantCulture);
        bool isCut = rows.Count > start + pageSize;
        string root = versions ? "ListVersionsResult" : "ListBucketResult";
        string token = !isCut ? "" : versions ? $"<NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>{next}</NextVersionIdMarker>"
            : $"<NextContinuationToken>{next}</NextContinuationToken>";
        return new Answer(200, $"<{root}><IsTruncated>{(isCut ? "true" : "false")}</IsTruncated>{token}"
            + string.Concat(rows.Skip(start).Take(pageSize)) + $"</{root}>").With("Content-Type", "application/xml");
    }

    /// <param name="prefix">What keys begin with.</param>
    /// <param name="delimiter">Where names of one level end.</param>
    /// <param name="versions">Whether all versions are meant.</param>
    /// <param name="upTo">The last key that is meant; null for all.</param>
    private IEnumerable<string> Rows(string prefix, string delimiter, bool versions, string? upTo = null)
    {
        string? latest = null;
        foreach (Stored item in Order(objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal))))
        {
            if (upTo is not null && Utf8Order.Comparer.Compare(item.Key, upTo) > 0) continue;
            int end = delimiter.Length == 0 ? -1 : item.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (end >= 0) yield return $"<CommonPrefixes><Prefix>{Xml(item.Key[..(end + 1)])}</Prefix></CommonPrefixes>";
            else yield return Row(item, versions, isLatest: item.Key != latest);
            latest = item.Key;
        }
    }

    private static string Row(Stored item, bool versions, bool isLatest)
    {
        string name = !versions ? "Contents" : item.IsMarker ? "DeleteMarker" : "Version";
        string more = versions ? $"<VersionId>{item.Version}</VersionId><IsLatest>{(isLatest ? "true" : "false")}</IsLatest>" : "";
        string facts = item.IsMarker ? "" : $"<Size>{item.Size}</Size><ETag>\"e\"</ETag><StorageClass>STANDARD</StorageClass>";
        return $"<{name}><Key>{Xml(item.Key)}</Key><LastModified>{item.Time}</LastModified>{facts}{more}</{name}>";
    }

    private static string Xml(string text) => SecurityElement.Escape(text);
}
