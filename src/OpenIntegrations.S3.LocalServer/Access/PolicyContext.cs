using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>
/// What a policy's conditions can ask of a request.
/// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
/// </summary>
internal sealed class PolicyContext(Subject subject)
{
    private const string ExistingTag = "s3:ExistingObjectTag/";
    private const string RequestTag = "s3:RequestObjectTag/";
    private const string RequestTagKeys = "s3:RequestObjectTagKeys";
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    private static readonly Dictionary<string, Func<PolicyContext, string?>> s_keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SourceIp"] = static c => c.Request.Source,
        ["aws:SecureTransport"] = static _ => "false",
        ["aws:Referer"] = static c => c.Request.Headers["Referer"],
        ["aws:UserAgent"] = static c => c.Request.Headers["User-Agent"],
        ["aws:CurrentTime"] = static c => XmlExtensions.Timestamp(c.Request.Now),
        ["aws:EpochTime"] = static c => c.Request.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["aws:username"] = static c => c.Request.Requester?.Name,
        ["aws:userid"] = static c => c.Request.Requester?.Id ?? "anonymous",
        ["aws:PrincipalArn"] = static c => c.Request.Requester?.Arn,
        ["aws:PrincipalAccount"] = static c => c.Request.Requester?.AccountId,
        ["aws:PrincipalType"] = static c => c.Request.Requester is null ? "Anonymous" : "User",
        ["s3:prefix"] = static c => c.Prefix,
        ["s3:delimiter"] = static c => c.Request.Query["delimiter"],
        ["s3:max-keys"] = static c => c.Request.Query["max-keys"],
        ["s3:authType"] = static c => c.HowSigned,
        ["s3:signatureversion"] = static c => c.Request.Signature switch { null => null, 2 => "AWS", _ => "AWS4-HMAC-SHA256" },
        ["s3:signatureAge"] = static c => c.SignatureAge,
        ["s3:VersionId"] = static c => c.Subject.Deed.VersionId,
        ["s3:if-match"] = static c => c.Request.Headers["If-Match"],
        ["s3:if-none-match"] = static c => c.Request.Headers["If-None-Match"],
        ["s3:object-lock-mode"] = static c => c.Headers["x-amz-object-lock-mode"],
        ["s3:object-lock-retain-until-date"] = static c => c.Headers["x-amz-object-lock-retain-until-date"],
        ["s3:object-lock-legal-hold"] = static c => c.Headers["x-amz-object-lock-legal-hold"],
        ["s3:ResourceAccount"] = static c => c.Request.Identities.AccountOf(c.Subject.BucketOwner),
    };

    private Subject Subject => subject;

    private S3Request Request => subject.Request;

    private HeaderList Headers => subject.Deed.Headers ?? subject.Request.Headers;

    /// <summary>An empty prefix is one, too: a list of all keys has it.</summary>
    private string? Prefix => Subject.Deed.Prefix ?? (Subject.Deed.Action.StartsWith("ListBucket", StringComparison.Ordinal)
        ? Request.Query["prefix"] ?? "" : null);

    private IEnumerable<Tag>? RequestTags => Subject.Deed.Tags ?? Tags.OfHeader(Headers["x-amz-tagging"]);

    /// <summary>What is replaced or deleted is asked for by nothing that it has.</summary>
    private IEnumerable<Tag>? ExistingTags => Subject.Deed.Permission == Permission.Write ? null : Subject.Version?.Tags;

    private string? HowSigned => Request.Requester is null ? null : Subject.Deed.Headers is not null && Request.Method == "POST" ? "POST"
        : SignedAt is null ? "REST-HEADER" : "REST-QUERY-STRING";

    private string? SignedAt => Request.Query["X-Amz-Date"];

    /// <summary>In milliseconds.</summary>
    private string? SignatureAge => SigningScope.TryParseTimestamp(SignedAt ?? Request.Headers["x-amz-date"] ?? "", out DateTimeOffset time)
        ? ((long)(Request.Now - time).TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The values of a condition key; none when the request has none.</summary>
    public IReadOnlyList<string> FindAll(string key) => key.Equals(RequestTagKeys, AnyCase) ? [.. (RequestTags ?? []).Select(t => t.Key)]
        : Find(key) is { } value ? [value] : [];

    /// <summary>The value of a condition key; null when the request has none.</summary>
    private string? Find(string key)
    {
        if (s_keys.TryGetValue(key, out var find)) return find(this);
        if (key.StartsWith(ExistingTag, AnyCase)) return Value(ExistingTags, key.Substring(ExistingTag.Length));
        if (key.StartsWith(RequestTag, AnyCase)) return Value(RequestTags, key.Substring(RequestTag.Length));
        if (!key.StartsWith("s3:x-amz-", AnyCase)) return null;
        string? value = Headers[key.Substring("s3:".Length)];
        return value is not null && key.Equals("s3:x-amz-copy-source", AnyCase) ? value.TrimStart('/') : value;
    }

    /// <summary>Puts in what a policy writes as <c>${aws:username}</c>; what is not there fits nothing.</summary>
    public string Expand(string text)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0) return text;
        var expanded = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            int end = string.CompareOrdinal(text, at, "${", 0, 2) == 0 ? text.IndexOf('}', at) : -1;
            if (end < 0) expanded.Append(text[at++]);
            else
            {
                string name = text.Substring(at + 2, end - at - 2);
                expanded.Append(name is "*" or "?" or "$" ? name : Literal(Find(name)));
                at = end + 1;
            }
        }
        return expanded.ToString();
    }

    /// <summary>What a client sends must not become a pattern.</summary>
    private static string Literal(string? value) => value is null || value.IndexOfAny(['*', '?']) >= 0 ? "\0" : value;

    private static string? Value(IEnumerable<Tag>? tags, string key) => tags?.FirstOrDefault(t => t.Key == key)?.Value;
}
