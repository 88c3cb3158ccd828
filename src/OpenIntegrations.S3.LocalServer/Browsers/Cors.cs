using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Browsers;

/// <summary>
/// What a browser is told before and after a page's request: by the rules of the bucket, or because the user allowed the origin.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
/// </summary>
/// <param name="allowed">Origins that may ask everywhere; <c>*</c> for all.</param>
internal sealed class Cors(IReadOnlyCollection<string> allowed)
{
    private const string AllMethods = "GET, PUT, POST, DELETE, HEAD";
    private const string Exposed = "ETag, Content-Range, x-amz-request-id, x-amz-version-id, x-amz-delete-marker";
    private const string Varies = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    /// <summary>The answer to OPTIONS: whether a page may send what it means to send.</summary>
    /// <exception cref="S3Error">It may not.</exception>
    public Answer Preflight(S3Request request)
    {
        string origin = request.Headers["Origin"]
            ?? throw new S3Error(ErrorCode.BadRequest, "Insufficient information. Origin request header needed.");
        string method = request.Headers["Access-Control-Request-Method"]
            ?? throw new S3Error(ErrorCode.BadRequest, "Invalid Access-Control-Request-Method: null");
        string[] headers = Requested(request);
        if (IsAllowed(origin)) return Show(new Answer(200), origin, headers);
        CorsRules rules = RulesOf(request);
        if (!rules.Exist) throw new S3Error(ErrorCode.AccessForbidden);
        return rules.Find(origin, method, headers) is { } rule ? Show(new Answer(200), rule, origin, headers)
            : throw new S3Error(ErrorCode.AccessForbidden, "CORSResponse: This CORS request is not allowed. This is usually because the "
                + "evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not "
                + "whitelisted by the resource's CORS spec.").With("Method", method);
    }

    /// <summary>Says in any answer to a page that it may read it.</summary>
    public void Show(Answer answer, S3Request request)
    {
        if (request.Headers["Origin"] is not { } origin || request.Method == "OPTIONS") return;
        if (IsAllowed(origin)) Show(answer, origin, []);
        else if (RulesOf(request).Find(origin, request.Headers["Access-Control-Request-Method"] ?? request.Method, []) is { } rule)
            Show(answer, rule, origin, []);
    }

    private bool IsAllowed(string origin) => allowed.Contains("*") || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static CorsRules RulesOf(S3Request request) =>
        CorsRules.Of(request.BucketName is { } name ? request.Store.Find(name)?.Settings : null);

    private static string[] Requested(S3Request request) =>
        [.. (request.Headers["Access-Control-Request-Headers"] ?? "").Split(',').Select(h => h.Trim()).Where(h => h.Length > 0)];

    private static Answer Show(Answer answer, CorsRule rule, string origin, string[] headers) => answer
        .With("Access-Control-Allow-Origin", rule.OriginFor(origin))
        .With("Access-Control-Allow-Credentials", rule.OriginFor(origin) == "*" ? null : "true")
        .With("Access-Control-Allow-Methods", string.Join(", ", rule.Methods))
        .With("Access-Control-Allow-Headers", headers.Length == 0 ? null : string.Join(", ", headers))
        .With("Access-Control-Expose-Headers", rule.Exposed.Length == 0 ? null : string.Join(", ", rule.Exposed))
        .With("Access-Control-Max-Age", rule.MaxAge)
        .With("Vary", Varies);

    private static Answer Show(Answer answer, string origin, string[] headers) => answer
        .With("Access-Control-Allow-Origin", origin)
        .With("Access-Control-Allow-Methods", AllMethods)
        .With("Access-Control-Allow-Headers", headers.Length == 0 ? null : string.Join(", ", headers))
        .With("Access-Control-Expose-Headers", Exposed)
        .With("Vary", Varies);
}
