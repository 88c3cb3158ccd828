using System;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.S3.Local.Accounts;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>A statement of a policy: who may or may not do what with what, and when.</summary>
internal sealed class PolicyStatement
{
    private static readonly string[] s_members =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly string[] _principals;
    private readonly bool _othersMeant;
    private readonly string[] _actions;
    private readonly bool _otherActions;
    private readonly string[] _resources;
    private readonly bool _otherResources;
    private readonly PolicyCondition[] _conditions;

    private PolicyStatement(JsonElement statement, string bucket)
    {
        Policy.CheckMembers(statement, s_members);
        Allows = statement.TryGetProperty("Effect", out JsonElement effect) && effect.GetString() is "Allow" or "Deny"
            ? effect.ValueEquals("Allow") : throw Policy.Malformed("Missing required field Effect");
        (_principals, _othersMeant) = PolicyPrincipals.Read(statement);
        if (_othersMeant && Allows) throw Policy.Malformed("Allow with NotPrincipal is not allowed.");
        (_actions, _otherActions) = Texts(statement, "Action");
        (_resources, _otherResources) = Texts(statement, "Resource");
        if (!Array.TrueForAll(_actions, PolicyActions.IsKnown)) throw Policy.Malformed("Policy has invalid action");
        _resources = [.. _resources.Select(r => PolicyArn.Resource(r) ?? throw Policy.Malformed("Policy has invalid resource"))];
        if (!_otherResources) CheckResources(bucket);
        _conditions = statement.TryGetProperty("Condition", out JsonElement conditions) ? PolicyCondition.Read(conditions) : [];
    }

    /// <summary>Or denies.</summary>
    public bool Allows { get; }

    /// <summary>Whether it allows something to everybody, and not only from certain places or accounts.</summary>
    public bool IsPublic => Allows && _principals.Contains("*") && !_conditions.Any(static c => c.IsLimiting);

    public static PolicyStatement Parse(JsonElement statement, string bucket) => statement.ValueKind == JsonValueKind.Object
        ? new(statement, bucket) : throw Policy.Malformed("A statement must be an object.");

    public bool Fits(LocalIdentity? requester, string action, string resource, PolicyContext context) =>
        _principals.Any(p => PolicyArn.Means(p, requester)) != _othersMeant
        && _actions.Any(a => PolicyPattern.Fits(a, action, StringComparison.OrdinalIgnoreCase)) != _otherActions
        && _resources.Any(r => PolicyPattern.Fits(context.Expand(r), resource)) != _otherResources
        && _conditions.All(c => c.Holds(context));

    private void CheckResources(string bucket)
    {
        PolicyTargets[] targets = [.. _resources.Select(r => PolicyArn.Targets(r, bucket))];
        if (targets.Contains(PolicyTargets.None)) throw Policy.Malformed("Policy has invalid resource");
        PolicyTargets all = targets.Aggregate(static (one, other) => one | other);
        if (!_otherActions && _actions.Any(a => (PolicyActions.Targets(a) & all) == PolicyTargets.None))
            throw Policy.Malformed("Action does not apply to any resource(s) in statement");
    }

    private static (string[] Texts, bool IsNegated) Texts(JsonElement statement, string name)
    {
        bool isPlain = statement.TryGetProperty(name, out JsonElement plain);
        bool isNegated = statement.TryGetProperty("Not" + name, out JsonElement negated);
        if (isPlain == isNegated) throw Policy.Malformed("Missing required field " + name);
        string[] texts = [.. Policy.Each(isPlain ? plain : negated).Select(e => e.GetString() ?? "")];
        return texts.Length > 0 ? (texts, isNegated) : throw Policy.Malformed($"{name} is empty");
    }
}
