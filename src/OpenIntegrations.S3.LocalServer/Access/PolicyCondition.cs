using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>
/// A condition of a statement: an operator, a key, and the values of which one must fit.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal sealed class PolicyCondition
{
    private const string IfExists = "IfExists";
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";

    /// <summary>Keys that say who asks or from where: with one of them a policy is not public.</summary>
    private static readonly string[] s_limiting =
    [
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:userid", "aws:PrincipalOrgID",
        "aws:PrincipalAccount", "aws:PrincipalArn", "s3:DataAccessPointArn", "s3:DataAccessPointAccount",
    ];

    private const string Service = "s3:";

    /// <summary>
    /// The keys of S3 itself that a bucket's policy can ask for; those that end so have more behind them.
    /// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    /// </summary>
    private static readonly string[] s_keys =
    [
        "AccessGrantsInstanceArn", "AccessPointNetworkOrigin", "AccessPointTag/", "authType", "BucketTag/", "DataAccessPointAccount",
        "DataAccessPointArn", "delimiter", "destinationRegion", "ExistingObjectTag/", "if-match", "if-none-match",
        "InventoryAccessibleOptionalFields", "isReplicationPauseRequest", "locationconstraint", "max-keys", "object-lock-legal-hold",
        "object-lock-mode", "object-lock-remaining-retention-days", "object-lock-retain-until-date", "ObjectCreationOperation", "prefix",
        "RequestObjectTag/", "RequestObjectTagKeys", "ResourceAccount", "signatureAge", "signatureversion", "TlsVersion", "versionid",
        "x-amz-",
    ];

    private readonly ConditionOperator _operator;
    private readonly bool _ifExists;
    private readonly bool _forAll;
    private readonly bool _forAny;
    private readonly string _key;
    private readonly string[] _values;

    private PolicyCondition(string name, string key, string[] values)
    {
        string kind = name;
        if (kind.StartsWith(ForAll, StringComparison.Ordinal)) (_forAll, kind) = (true, kind.Substring(ForAll.Length));
        else if (kind.StartsWith(ForAny, StringComparison.Ordinal)) (_forAny, kind) = (true, kind.Substring(ForAny.Length));
        if (kind.EndsWith(IfExists, StringComparison.Ordinal)) (_ifExists, kind) = (true, kind.Substring(0, kind.Length - IfExists.Length));
        _operator = ConditionOperator.Find(kind) ?? throw Policy.Malformed("Invalid Condition type : " + name);
        (_key, _values) = (key, values);
    }

    public bool IsLimiting => !_operator.IsNegated && (s_limiting.Contains(_key, StringComparer.OrdinalIgnoreCase)
        ? _values.All(static v => v.IndexOfAny(['*', '?']) < 0)
        : _key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase) && _values.All(AddressRange.IsNarrow));

    public static PolicyCondition[] Read(JsonElement conditions)
    {
        if (conditions.ValueKind != JsonValueKind.Object) throw Policy.Malformed("Conditions must be an object.");
        var read = new List<PolicyCondition>();
        foreach (JsonProperty kind in conditions.EnumerateObject())
        {
            if (kind.Value.ValueKind != JsonValueKind.Object) throw Policy.Malformed("Invalid Condition " + kind.Name);
            foreach (JsonProperty key in kind.Value.EnumerateObject()) read.Add(Read(kind.Name, key));
        }
        return [.. read];
    }

    public bool Holds(PolicyContext context)
    {
        IReadOnlyList<string> given = context.FindAll(_key);
        if (_operator.IsAboutPresence) return _values.Any(v => v.Equals("true", StringComparison.OrdinalIgnoreCase)) == (given.Count == 0);
        if (given.Count == 0) return _ifExists || _forAll || (_operator.IsNegated && !_forAny);
        bool Fits(string one) => _values.Any(value => _operator.Compare(one, context.Expand(value))) != _operator.IsNegated;
        return _forAll ? given.All(Fits) : given.Any(Fits);
    }

    private static PolicyCondition Read(string kind, JsonProperty key)
    {
        if (key.Name.IndexOf(':') < 0 || !IsKnown(key.Name)) throw Policy.Malformed("Policy has an invalid condition key");
        return new(kind, key.Name, [.. Policy.Each(key.Value).Select(Text)]);
    }

    private static bool IsKnown(string key)
    {
        if (!key.StartsWith(Service, StringComparison.OrdinalIgnoreCase)) return true;
        string name = key.Substring(Service.Length);
        return Array.Exists(s_keys, known => known[known.Length - 1] is '/' or '-'
            ? name.Length > known.Length && name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
            : name.Equals(known, StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw Policy.Malformed("A condition's value must be a text, a number or true or false."),
    };
}
