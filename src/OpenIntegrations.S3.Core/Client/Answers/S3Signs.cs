using System;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Headers by which a store is told from a web server, a proxy, or a hotel's sign-in page.</summary>
internal static class S3Signs
{
    private static readonly string[] s_begin =
        ["x-amz", "x-goog-", "x-guploader-", "x-oss-", "x-obs-", "x-cos-", "x-rgw-", "x-minio-", "x-ms-", "x-trans-id", "x-clv-"];

    // What AWS and Google put in front of anybody's site says so in names that begin in the same way.
    private static readonly string[] s_others = ["x-amz-cf-", "x-amz-apigw-", "x-amzn-", "x-goog-iap-"];

    /// <summary>An ETag is no sign of a store where there is no object: web servers have them, too.</summary>
    public static bool AreIn(HeaderList headers) =>
        headers.Names.Any(name => BeginsWith(name, s_begin) && !BeginsWith(name, s_others));

    /// <summary>Whether an answer about an object is a store's.</summary>
    public static bool AreOfObject(HeaderList headers) => ETag.In(headers) is not null || AreIn(headers);

    /// <summary>Whether it has the type that gateways and sign-in services give to what they have to say.</summary>
    public static bool IsMessage(HeaderList headers) => IsJson(headers) || (headers["Content-Type"] is { } type
        && type.TrimStart().StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));

    public static bool IsXml(HeaderList headers) =>
        headers["Content-Type"] is { } type && type.Contains("xml", StringComparison.OrdinalIgnoreCase);

    public static bool IsJson(HeaderList headers) =>
        headers["Content-Type"] is { } type && type.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static bool BeginsWith(string name, string[] beginnings) =>
        Array.Exists(beginnings, begin => name.StartsWith(begin, StringComparison.OrdinalIgnoreCase));

    public static bool IsHtml(HeaderList headers) =>
        headers["Content-Type"] is { } type && type.TrimStart().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
}
