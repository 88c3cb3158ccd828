using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.Testing.Cells;

/// <summary>The S3 gateway of a scripted Cells server: who may enter, and which operation it is.</summary>
public sealed class CellsGateway(CellsTokens tokens)
{
    private static readonly string[] s_buckets = ["io", "data"];
    private static readonly string[] s_unknown =
        ["tagging", "acl", "policy", "versioning", "versions", "lifecycle", "encryption", "cors", "notification", "legal-hold", "retention",
            "object-lock", "website", "replication"];

    public CellsTree Tree { get; } = new();

    public CellsUploads Uploads { get; } = new();

    /// <summary>What is said to those whose token is not good, or not any more.</summary>
    public Answer Unauthorized { get; set; } = Answer.Error(401, "UnauthorizedAccess", "You are not authorized");

    public Answer Serve(RecordedRequest request)
    {
        bool asksForBuckets = request.Path == "/"
            && request.Header("Authorization")?.StartsWith("AWS4-HMAC-SHA256", StringComparison.Ordinal) == true;
        if (request.Path == "/" && !asksForBuckets)
            return new Answer(200, "<!doctype html><title>Cells</title>").With("Content-Type", "text/html");
        return Enter(request) ?? Perform(request);
    }

    /// <summary>Null for those who may enter.</summary>
    private Answer? Enter(RecordedRequest request)
    {
        if (SignatureCheck.Of(request) is not { } signature) return Answer.Error(403, "AccessDenied");
        string? jwt = CellsSignInPages.Form(request.Query).GetValueOrDefault("pydio_jwt");
        // A link with the token in the place of the key is what version 4 cannot read.
        if (signature.IsLink && jwt is null && tokens.SecretOf(signature.AccessKey) is null or CellsTokens.GatewaySecret)
            return Answer.Error(403, "AccessDenied");
        if (jwt is not null && signature.AccessKey != "gateway") return Answer.Error(403, "InvalidAccessKeyId");
        // Some stores repeat the key that they do not know.
        if (tokens.SecretOf(jwt ?? signature.AccessKey) is not { } secret)
            return Unauthorized with { Body =
                Unauthorized.Body.Replace("</Message>", $"</Message><AWSAccessKeyId>{signature.AccessKey}</AWSAccessKeyId>",
                    StringComparison.Ordinal) };
        if (signature is not { Region: "us-east-1", Service: "s3" })
            return Answer.Error(400, "AuthorizationHeaderMalformed", "the region is wrong; expecting 'us-east-1'");
        if (!signature.IsRight(request, secret)) return Answer.Error(403, "SignatureDoesNotMatch");
        bool isSigned = request.Headers.Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .All(h => signature.SignedHeaders.Split(';').Contains(h.Key.ToLowerInvariant()));
        if (!isSigned) return Answer.Error(403, "AccessDenied", "There were headers present in the request which were not signed");
        return CheckPayload(request);
    }

    private static Answer? CheckPayload(RecordedRequest request)
    {
        string digest = request.Header("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD";
        return digest == "UNSIGNED-PAYLOAD" || digest == SignatureCheck.Hex(SHA256.HashData(request.Body)) ? null
            : Answer.Error(400, "XAmzContentSHA256Mismatch");
    }

    private Answer Perform(RecordedRequest request)
    {
        string[] names = Uri.UnescapeDataString(request.Path.TrimStart('/')).Split('/', 2);
        Dictionary<string, string> query = CellsSignInPages.Form(request.Query);
        if (names[0].Length == 0)
            return Xml("ListAllMyBucketsResult",
                "<Buckets>"
                    + string.Concat(s_buckets.Select(b => $"<Bucket><Name>{b}</Name><CreationDate>{Now}</CreationDate></Bucket>"))
                    + "</Buckets>");
        if (s_unknown.Any(query.ContainsKey)) return Answer.Error(501, "NotImplemented");
        return names.Length == 1 || names[1].Length == 0 ? OfBucket(request, names[0], query) : OfObject(request, names[1], query);
    }

    private Answer OfBucket(RecordedRequest request, string bucket, Dictionary<string, string> query) => request.Method switch
    {
        "PUT" or "DELETE" => Answer.Error(501, "NotImplemented"),
        _ when !s_buckets.Contains(bucket) => Answer.Error(404, "NoSuchBucket"),
        "HEAD" => new Answer(),
        "POST" when query.ContainsKey("delete") => RefuseBatch(request.Text),
        "GET" when query.ContainsKey("location") => Xml("LocationConstraint", ""),
        "GET" when query.ContainsKey("uploads") => Uploads.List(),
        "GET" => Tree.List(bucket, query),
        _ => Answer.Error(405, "MethodNotAllowed"),
    };

    private Answer OfObject(RecordedRequest request, string key, Dictionary<string, string> query) => request.Method switch
    {
        "POST" when query.ContainsKey("uploads") => Uploads.Start(key),
        "POST" when query.ContainsKey("uploadId") => Uploads.Complete(query["uploadId"], request.Text, Tree),
        "PUT" when query.ContainsKey("partNumber") && request.Header("x-amz-copy-source") is not null =>
            Answer.Error(501, "NotImplemented"),
        "PUT" when query.ContainsKey("partNumber") => Uploads.Put(query["uploadId"], int.Parse(query["partNumber"], null), request.Body),
        "GET" when query.ContainsKey("uploadId") => Uploads.Parts(query["uploadId"]),
        "DELETE" when query.ContainsKey("uploadId") => Uploads.Abort(query["uploadId"]),
        "PUT" when request.Header("x-amz-copy-source") is { } source =>
            Tree.Copy(Uri.UnescapeDataString(source.TrimStart('/')).Split('/', 2)[1], key),
        "PUT" => Tree.Put(key, request.Body),
        "GET" or "HEAD" => Tree.Get(key, request),
        "DELETE" => Tree.Delete(key),
        _ => Answer.Error(405, "MethodNotAllowed"),
    };

    // The answer is a good one; each object in it is refused.
    private static Answer RefuseBatch(string document) => Xml("DeleteResult", string.Concat(document.Split("<Key>")[1..]
        .Select(k =>
            $"<Error><Key>{k.Split("</Key>")[0]}</Key><Code>NotImplemented</Code><Message>A header you provided implies functionality "
                + $"that is not implemented</Message></Error>")));

    internal static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.000'Z'", null);

    internal static Answer Xml(string root, string content) =>
        new Answer(200,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{content}</{root}>")
                .With("Content-Type", "application/xml");

    internal static string Escape(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").ToString();
}
