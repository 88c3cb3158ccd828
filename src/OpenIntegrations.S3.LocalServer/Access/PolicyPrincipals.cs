using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Whom a statement means.</summary>
internal static class PolicyPrincipals
{
    /// <summary>Kinds of principals that never ask here: they are understood and mean nobody.</summary>
    private static readonly string[] s_absent = ["Service", "Federated"];

    public static (string[] Principals, bool IsNegated) Read(JsonElement statement)
    {
        bool isPlain = statement.TryGetProperty("Principal", out JsonElement plain);
        bool isNegated = statement.TryGetProperty("NotPrincipal", out JsonElement negated);
        if (isPlain == isNegated) throw Policy.Malformed("Missing required field Principal");
        return ([.. Of(isPlain ? plain : negated)], isNegated);
    }

    private static IEnumerable<string> Of(JsonElement principal) => principal.ValueKind switch
    {
        JsonValueKind.String when principal.ValueEquals("*") => ["*"],
        JsonValueKind.Object => principal.EnumerateObject().SelectMany(Of),
        _ => throw Invalid(),
    };

    private static IEnumerable<string> Of(JsonProperty kind)
    {
        if (kind.Name is not ("AWS" or "CanonicalUser") && !s_absent.Contains(kind.Name)) throw Invalid();
        string[] texts = [.. Policy.Each(kind.Value).Select(e => e.GetString() ?? "")];
        if (s_absent.Contains(kind.Name)) return [];
        return kind.Name == "CanonicalUser" || texts.All(IsPrincipal) ? texts : throw Invalid();
    }

    private static bool IsPrincipal(string text) =>
        text == "*" || (text.Length == 12 && text.All(char.IsDigit))
        || (text.StartsWith("arn:", StringComparison.Ordinal)
            && text.Split([':'], 6) is { Length: 6 } pieces && pieces[2] is "iam" or "sts");

    private static Exception Invalid() => Policy.Malformed("Invalid principal in policy");
}
