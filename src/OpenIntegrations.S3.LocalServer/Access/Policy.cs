using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>
/// A bucket's policy, understood.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
/// </summary>
internal sealed class Policy
{
    private const int MaxLength = 20 * 1024;
    private static readonly string[] s_versions = ["2012-10-17", "2008-10-17"];
    private static readonly string[] s_members = ["Version", "Id", "Statement"];
    private readonly PolicyStatement[] _statements;

    private Policy(PolicyStatement[] statements) => _statements = statements;

    /// <summary>Whether it allows something to everybody, wherever he is.</summary>
    public bool IsPublic => _statements.Any(static s => s.IsPublic);

    /// <summary>The policy of a bucket; null when there is none, or it was kept before policies were looked at and is none.</summary>
    public static Policy? Of(BucketSettings bucket)
    {
        if (!bucket.Configurations.TryGetValue(BucketSettings.Policy, out string? text)) return null;
        try
        {
            return Parse(text, bucket.Name);
        }
        catch (S3Error)
        {
            return null;
        }
    }

    /// <exception cref="S3Error">It is none, or says what no policy of this bucket can say.</exception>
    public static Policy Parse(string text, string bucket)
    {
        if (text.Length > MaxLength) throw Malformed("Policy exceeds the maximum allowed document size.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new S3Error(ErrorCode.MalformedPolicy);
            return Of(document.RootElement, bucket);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new S3Error(ErrorCode.MalformedPolicy);
        }
    }

    public Verdict Judge(LocalIdentity? requester, string action, string resource, PolicyContext context)
    {
        var verdict = Verdict.None;
        foreach (PolicyStatement statement in _statements.Where(s => s.Fits(requester, action, resource, context)))
        {
            if (!statement.Allows) return Verdict.Denied;
            verdict = Verdict.Allowed;
        }
        return verdict;
    }

    /// <exception cref="S3Error">There is one of another name.</exception>
    public static void CheckMembers(JsonElement element, string[] known)
    {
        foreach (JsonProperty member in element.EnumerateObject().Where(m => !known.Contains(m.Name)))
            throw Malformed("Unknown field " + member.Name);
    }

    public static S3Error Malformed(string reason) => new(ErrorCode.MalformedPolicy, reason);

    private static Policy Of(JsonElement root, string bucket)
    {
        CheckMembers(root, s_members);
        if (root.TryGetProperty("Version", out JsonElement version) && !s_versions.Contains(version.GetString()))
            throw Malformed("The policy must contain a valid version string");
        if (!root.TryGetProperty("Statement", out JsonElement statements)) throw Malformed("Missing required field Statement");
        PolicyStatement[] parsed = [.. Each(statements).Select(s => PolicyStatement.Parse(s, bucket))];
        return parsed.Length > 0 ? new(parsed) : throw Malformed("Could not parse the policy: Statement is empty!");
    }

    /// <summary>Whatever may be one or several.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement oneOrMany) =>
        oneOrMany.ValueKind == JsonValueKind.Array ? [.. oneOrMany.EnumerateArray()] : [oneOrMany];
}
