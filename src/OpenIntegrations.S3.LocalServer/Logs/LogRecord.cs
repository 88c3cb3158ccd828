using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Logs;

/// <summary>
/// A line of a server access log.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
/// </summary>
internal static class LogRecord
{
    private const string None = "-";

    /// <summary>What logs call the pieces of an upload and what else has another name there than in a query.</summary>
    private static readonly (string Method, string SubResource, string Name)[] s_resources =
    [
        ("POST", "uploads", "UPLOADS"), ("GET", "uploads", "UPLOADS"), ("PUT", "uploadId", "PART"), ("*", "uploadId", "UPLOAD"),
        ("POST", "delete", "MULTI_OBJECT_DELETE"), ("*", "versions", "BUCKETVERSIONS"), ("*", "acl", "ACL"),
        ("*", "policy", "BUCKETPOLICY"), ("*", "policyStatus", "BUCKETPOLICY_STATUS"), ("*", "requestPayment", "REQUEST_PAYMENT"),
        ("*", "notification", "NOTIFICATION"), ("*", "logging", "LOGGING_STATUS"), ("*", "list-type", "BUCKET"),
        ("*", "legal-hold", "OBJECT_LOCK_LEGALHOLD"), ("*", "retention", "OBJECT_LOCK_RETENTION"),
        ("*", "object-lock", "OBJECT_LOCK_CONFIGURATION"), ("*", "publicAccessBlock", "PUBLIC_ACCESS_BLOCK"),
        ("*", "ownershipControls", "OWNERSHIP_CONTROLS"),
    ];

    public static string Of(S3Request request, Route? route, Bucket bucket, Answer answer, string id, TimeSpan took)
    {
        bool isObject = request.Level == Level.Object;
        ObjectVersion? version = isObject ? bucket.Objects.Find(request.Key, request.Query["versionId"]) : null;
        string milliseconds = Number((long)took.TotalMilliseconds);
        long sent = request.Method == "HEAD" ? 0 : answer.Content?.Length ?? 0;
        return string.Join(" ", bucket.Settings.OwnerOrLocal.Id, bucket.Name,
            "[" + request.Now.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss", CultureInfo.InvariantCulture) + " +0000]",
            request.Source, request.Requester?.Id ?? None, id, Operation(request, route),
            isObject ? PercentEncoding.EncodePath(request.Key) : None,
            Quoted(request.Method + " " + request.Target + " HTTP/1.1"), Number(answer.Status), answer.ErrorCode ?? None,
            sent == 0 ? None : Number(sent), version is null ? None : Number(version.Size), milliseconds, milliseconds,
            Quoted(request.Headers["Referer"]), Quoted(request.Headers["User-Agent"]),
            answer.Headers["x-amz-version-id"] ?? None, None, request.Signature switch { null => None, 2 => "SigV2", _ => "SigV4" }, None,
            request.Signature is null ? None : request.Headers["Authorization"] is null ? "QueryString" : "AuthHeader",
            Word(request.Headers["Host"]), None, None, request.NeededList ? "Yes" : None);
    }

    private static string Operation(S3Request request, Route? route)
    {
        string sub = route?.SubResource ?? "";
        string name = s_resources.FirstOrDefault(r => r.SubResource == sub && (r.Method == "*" || r.Method == request.Method)).Name
            ?? (sub.Length == 0 ? request.Level.ToString().ToUpperInvariant()
                : (request.Level == Level.Object ? "OBJECT_" : "BUCKET_") + sub.Replace("-", "").ToUpperInvariant());
        string method = request.Method == "PUT" && request.Level == Level.Object && CopySource.IsNamed(request) ? "COPY" : request.Method;
        return "REST." + method + "." + name;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a client sent must not end the field or the line.</summary>
    private static string Quoted(string? text) => text is null ? "\"-\""
        : "\"" + new string([.. text.Select(static c => c is '"' or '[' or ']' or '\\' || char.IsControl(c) ? '?' : c)]) + "\"";

    private static string Word(string? text) => text is null || text.Any(static c => c is ' ' or '"' || char.IsControl(c)) ? None : text;
}
