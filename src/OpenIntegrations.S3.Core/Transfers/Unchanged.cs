using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The condition under which a later request gets the same object as an earlier one.</summary>
internal static class Unchanged
{
    /// <summary>Some stores give an empty ETag, in quotes or without.</summary>
    public static string? ETagOf(HeaderList headers) => headers["ETag"] is { } etag && etag.Trim('"').Length > 0 ? etag : null;

    /// <summary>The ETag, or the date where there is none; null when there is neither.</summary>
    public static KeyValuePair<string, string>? Since(HeaderList headers)
    {
        if (ETagOf(headers) is { } etag) return new("If-Match", etag);
        return headers["Last-Modified"] is { Length: > 0 } date ? new("If-Unmodified-Since", date) : null;
    }

    public static void Demand(this HeaderList headers, KeyValuePair<string, string>? condition)
    {
        if (condition is { } given) headers[given.Key] = given.Value;
    }
}
