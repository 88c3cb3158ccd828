using System;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Browsers;

/// <summary>Whose pages may ask a bucket for what, by the bucket's own configuration.</summary>
internal sealed class CorsRules
{
    private const string Name = "cors";
    private const int MaxRules = 100;
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];
    private readonly CorsRule[] _rules;

    private CorsRules(CorsRule[] rules) => _rules = rules;

    /// <summary>Whether the bucket has any.</summary>
    public bool Exist => _rules.Length > 0;

    public static CorsRules Of(BucketSettings? bucket) => new(
        bucket is not null && bucket.Configurations.TryGetValue(Name, out string? document)
            ? [.. Xml.ReadStored(document).All("CORSRule").Select(static r => new CorsRule(r))] : []);

    public bool Allow(string origin, string method) => Find(origin, method, []) is not null;

    /// <summary>The first rule that a page's request fits; null when none does.</summary>
    public CorsRule? Find(string origin, string method, string[] headers) =>
        Array.Find(_rules, rule =>
            rule.Methods.Contains(method) && rule.OriginFor(origin) is not null && headers.All(rule.AllowsHeader));

    /// <summary>Holds a new configuration to S3's rules for it.</summary>
    /// <exception cref="S3Error">It breaks one.</exception>
    public static void Check(S3Request request, XElement document)
    {
        XElement[] rules = [.. document.All("CORSRule")];
        if (rules.Length is 0 or > MaxRules) throw new S3Error(ErrorCode.MalformedXML);
        foreach (CorsRule rule in rules.Select(static r => new CorsRule(r)))
        {
            if (rule.Origins.Length == 0 || rule.Methods.Length == 0) throw new S3Error(ErrorCode.MalformedXML);
            if (Array.Find(rule.Methods, m => !s_methods.Contains(m)) is { } method)
                throw new S3Error(ErrorCode.InvalidRequest,
                    $"Found unsupported HTTP method in CORS config. Unsupported method is {method}");
            if (Array.Find(rule.Origins, HasTwoStars) is { } origin)
                throw new S3Error(ErrorCode.InvalidRequest, $"AllowedOrigin \"{origin}\" can not have more than one wildcard.");
            if (Array.Find(rule.Headers, HasTwoStars) is { } header)
                throw new S3Error(ErrorCode.InvalidRequest, $"AllowedHeader \"{header}\" can not have more than one wildcard.");
        }
    }

    private static bool HasTwoStars(string pattern) => pattern.IndexOf('*') != pattern.LastIndexOf('*');
}
