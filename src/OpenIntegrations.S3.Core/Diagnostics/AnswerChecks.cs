using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>What the answer to a signed request shows: whether the signature was right, the region too, and what the user may do.</summary>
internal static class AnswerChecks
{
    private static readonly Dictionary<string, string> s_signature = new()
    {
        ["InvalidAccessKeyId"] = "The store does not know the access key.",
        ["SignatureDoesNotMatch"] = "The signature is wrong.",
        ["ExpiredToken"] = "The temporary credentials have ended.",
        ["InvalidToken"] = "The session token is not one of the store's.",
        ["RequestTimeTooSkewed"] = "The clocks are too far apart.",
        ["TokenTimeMismatch"] = "The token has ended, or the request took too long on its way.",
        ["UnauthorizedAccess"] = "The store does not accept the token.",
        ["Unauthorized"] = "The store does not accept the credentials.",
    };

    private static readonly string[] s_region =
        ["AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect", "IllegalLocationConstraintException", "InvalidRegion"];

    public static IEnumerable<Check> Explain(S3Answer answer, S3Connection connection, string? bucket)
    {
        if (answer.Error is not { } error) return [Signed(), RegionOf(answer, connection), Granted(answer, bucket)];
        if (s_signature.TryGetValue(error.Code, out string? reason))
            return [new("Signature", CheckResult.Failed, $"{reason} ({error.Code}) {error.Hint}".TrimEnd())];
        if (s_region.Contains(error.Code)) return [Region(error, connection)];
        if (!IsOfStore(answer))
            return [new("Signature", CheckResult.Failed,
                $"What answered is no S3 store, or fails: {error.Message} {error.Hint}".TrimEnd())];
        return [Signed(), RegionOf(answer, connection), Denied(error, bucket)];
    }

    // A proxy, a console or a store that fails looks at no signature.
    private static bool IsOfStore(S3Answer refusal) => refusal.Status is >= 400 and < 500 && refusal.Response.GetMap("Error") is not null;

    private static Check Signed() => new("Signature", CheckResult.Passed, "The store accepts the credentials.");

    private static Check RegionOf(S3Answer answer, S3Connection connection)
    {
        string? theirs = answer.Headers["x-amz-bucket-region"] ?? answer.Error?.Region;
        return theirs is { Length: > 0 } && theirs != connection.Region && connection.Provider.Name == "AWS"
            ? new("Region", CheckResult.Warning,
                $"The bucket is in '{theirs}', the connection says '{connection.Region}': each first request goes astray. Set Region to "
                    + $"'{theirs}'.")
            : new("Region", CheckResult.Passed, $"The store takes signatures for '{connection.Region}'.");
    }

    private static Check Region(S3Error error, S3Connection connection) =>
        new("Region", CheckResult.Failed, error.Region is { Length: > 0 } region
        ? $"The store wants the region '{region}', the connection says '{connection.Region}': set Region to '{region}'. ({error.Code})"
        : $"The store does not take '{connection.Region}' for the region, or the bucket lives at another address. "
            + $"({error.Code}: {error.Message}) {error.Hint}".TrimEnd());

    private static Check Granted(S3Answer answer, string? bucket)
    {
        if (bucket is not null) return new("Rights", CheckResult.Passed, $"The bucket '{bucket}' can be listed.");
        int count = answer.Response.GetMap("ListAllMyBucketsResult")?.GetMaps("Buckets", "Bucket").Count() ?? 0;
        return new("Rights", CheckResult.Passed, $"The buckets can be listed: {Scalars.Format(count)}.");
    }

    private static Check Denied(S3Error error, string? bucket) => error.Code switch
    {
        "AccessDenied" when bucket is null =>
            new("Rights", CheckResult.Warning,
                "These credentials may not list the buckets. That is no fault where they are for one bucket: name it to try it.")
            { Remedy = new Remedy(RemedyKind.NameBucket) },
        "AccessDenied" =>
            new("Rights", CheckResult.Failed, $"These credentials may not list the bucket '{bucket}'. {error.Hint}".TrimEnd()),
        "NoSuchBucket" or "NotFound" when string.IsNullOrEmpty(bucket) => new("Rights", CheckResult.Failed,
            $"The store has no list of buckets at this address. If Url has a bucket in it, leave that out. {error.Hint}".TrimEnd()),
        "NoSuchBucket" or "NotFound" => new("Rights", CheckResult.Failed, $"There is no bucket '{bucket}'. {error.Hint}".TrimEnd()),
        _ => new("Rights", CheckResult.Failed, $"{error.Code}: {error.Message} {error.Hint}".TrimEnd()),
    };
}
