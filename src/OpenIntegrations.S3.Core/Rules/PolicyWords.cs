using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Rules;

/// <summary>The words of a bucket policy's statements.</summary>
public static class PolicyWords
{
    public const string Everyone = "*";

    private const string Service = "s3:";
    private const int CanonicalLength = 64;

    /// <summary>Actions of S3 that are about what is in a bucket, and not about the bucket.</summary>
    private static readonly string[] s_ofObjects =
        ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:BypassGovernanceRetention", "s3:ObjectOwnerOverrideToBucketOwner"];

    /// <summary>An action with the service in front.</summary>
    public static string Action(string action) => action == Everyone ? Service + action : action.Contains(':') ? action : Service + action;

    /// <summary>One value stands alone.</summary>
    public static object Listed(IReadOnlyCollection<string> values) => values.Count == 1 ? values.First() : values.ToList<object?>();

    /// <summary>Everyone, or accounts, ARNs, users and services by the name that a policy has for their kind.</summary>
    /// <param name="given">A text, a list of them, or a map as it stands in a policy.</param>
    public static object Principal(object? given)
    {
        if (given is TreeMap map) return map;
        string[] names = [.. (given as List<object?> ?? [given]).Select(n => Scalars.Format(n ?? ""))];
        if (names.Contains(Everyone)) return Everyone;
        var kinds = new TreeMap();
        foreach (IGrouping<string, string> kind in names.GroupBy(KindOf)) kinds.Add(kind.Key, Listed([.. kind]));
        return kinds;
    }

    /// <summary>What actions are about: the bucket, what is in it, or both.</summary>
    public static string[] Resources(string bucket, string? prefix, IReadOnlyCollection<string> actions, string region)
    {
        string arn = $"arn:{Partition(region)}:s3:::{bucket}";
        bool ofObjects = actions.Any(a => IsOfAll(a) || IsOfObjects(a));
        bool ofBucket = actions.Any(a => IsOfAll(a) || !IsOfObjects(a));
        return [.. new[] { ofBucket ? arn : null, ofObjects ? $"{arn}/{prefix}*" : null }.OfType<string>()];
    }

    /// <summary>What a statement opens or closes that may be more than is meant, as a sentence; null for nothing.</summary>
    public static string? Doubt(TreeMap statement)
    {
        bool isConditional = statement["Condition"] is TreeMap { Count: > 0 };
        bool isEveryone = statement["NotPrincipal"] is not null || IsEveryone(statement["Principal"]);
        if (!isEveryone || isConditional) return null;
        string what = $"{Text(statement["Action"] ?? statement["NotAction"])} on {Text(statement["Resource"] ?? statement["NotResource"])}";
        return statement.GetText("Effect") == "Deny"
            ? $"The statement denies {what} to everyone, the bucket's owner included."
            : $"The statement lets everyone do {what}, without credentials: whoever knows or guesses the address.";
    }

    private static bool IsEveryone(object? principal) => principal switch
    {
        string text => text == Everyone,
        List<object?> list => list.Any(IsEveryone),
        TreeMap map => map.Any(kind => IsEveryone(kind.Value)),
        _ => false,
    };

    private static string KindOf(string name) =>
        name.Length == CanonicalLength && name.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f') ? "CanonicalUser"
            : name.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS";

    private static bool IsOfAll(string action) => action == Service + Everyone;

    private static bool IsOfObjects(string action) =>
        action.Contains("Object", StringComparison.Ordinal) && !action.Contains("Bucket", StringComparison.Ordinal)
            || s_ofObjects.Contains(action);

    private static string Partition(string region) => region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    private static string Text(object? value) =>
        string.Join(", ", (value as List<object?> ?? [value]).Select(v => Scalars.Format(v ?? "")));
}
