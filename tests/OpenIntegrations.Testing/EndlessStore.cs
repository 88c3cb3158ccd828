using System;
using System.Globalization;
using System.Linq;

namespace OpenIntegrations.Testing;

/// <summary>A store whose lists have no end: who does not stop asking for pages never comes back.</summary>
public static class EndlessStore
{
    private const int KeysInPage = 1000;

    public static ScriptedServer Start() => new(request => IsList(request)
        ? new Answer(200, Page(NumberIn(request.Query))).With("Content-Type", "application/xml") : AnyStore.Answer(request));

    private static bool IsList(RecordedRequest request) =>
        request.Method == "GET" && request.Query.Contains("list-type=2", StringComparison.Ordinal);

    private static int NumberIn(string query) => query.Split('&')
        .Where(p => p.StartsWith("continuation-token=", StringComparison.Ordinal))
        .Select(p => int.Parse(p.Split('=')[1], CultureInfo.InvariantCulture)).FirstOrDefault();

    private static string Page(int number)
    {
        var keys = Enumerable.Range(number * KeysInPage, KeysInPage)
            .Select(k => $"<Contents><Key>{k:D9}</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>");
        return $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{number + 1}</NextContinuationToken>"
            + string.Concat(keys) + "</ListBucketResult>";
    }
}
