using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Input;

/// <summary>What -Rule takes: a rule, several, or a whole set of which all rules are meant, in any form that a document can have.</summary>
/// <param name="session">Makes paths of PowerShell's those of the system.</param>
/// <param name="set">The set.</param>
/// <param name="listOf">The list that a rule belongs to, by its members.</param>
/// <param name="check">What holds the rules against the table of shapes.</param>
internal sealed class RuleInput(SessionState session, RuleSet set, Func<TreeMap, IReadOnlyList<string>> listOf, MemberCheck check)
{
    private const string HeaderPrefix = "x-amz-";
    private const string BucketName = "BucketName";

    private readonly DocumentForms _forms = new(session, set.Put.RequestRoot);
    private readonly Shape? _shape = set.Put.RequestRoot is { } root ? Shapes.Find(root) : null;

    /// <exception cref="ArgumentException">The value is neither; the message says why.</exception>
    public GivenRules Read(object? value)
    {
        var rules = new GivenRules();
        Take(rules, _forms.Read(value));
        return rules.Rules.Count > 0 ? rules : throw new ArgumentException($"There are no rules in the {set.Title} that was given.");
    }

    /// <summary>A rule as it is written in a document: before anything is sent, and by the same table as whole documents.</summary>
    public TreeMap Checked(IReadOnlyList<string> list, TreeMap rule, bool namesTarget = false)
    {
        if (set.Put.RequestRoot is not { } root) return rule;
        object value = rule;
        foreach (string name in list.Reverse()) value = new TreeMap { { name, value } };
        byte[] document = check.FromTree(root, (TreeMap)value, namesTarget).Bytes;
        return XmlTree.Read(new ArraySegment<byte>(document)).GetMaps([root, .. list]).Single();
    }

    private void Take(GivenRules rules, GivenDocument given)
    {
        if (given.Headers is not null)
        {
            foreach (string name in set.Headers.Where(name => Find(given.Headers, name) is string))
                rules.Headers[name] = (string)Find(given.Headers, name)!;
        }
        object? tree = given.Text is not { } text ? given.Tree
            : set.Put.RequestRoot is { } root ? XmlTree.Read(new ArraySegment<byte>(check.FromXml(root, text).Bytes))[root]
            : JsonTree.ReadGiven(text);
        switch (tree)
        {
            case List<object?> items: items.ForEach(item => Take(rules, _forms.OfTree(item))); break;
            case TreeMap map when map.Count == 1 && map[set.Title] is TreeMap inside: Take(rules, new(inside)); break;
            case TreeMap map when IsSet(map): TakeSet(rules, map); break;
            case TreeMap map: TakeRule(rules, null, map); break;
            default: throw new ArgumentException($"A rule is a hashtable or an object; '{tree}' is neither.");
        }
    }

    private bool IsSet(TreeMap map) => set.Lists.Any(list => Find(map, list[0]) is not null)
        || (_shape is not null && map.Any(m => Is(_shape, m.Key)) && !map.Any(m => set.Lists.Any(list => Is(set.ShapeOf(list), m.Key))));

    private void TakeSet(GivenRules rules, TreeMap map)
    {
        foreach (string[] list in set.Lists)
        {
            object? found = list.Aggregate((object?)map, static (at, name) => at is TreeMap inside ? Find(inside, name) : null);
            foreach (TreeMap rule in (found as List<object?> ?? [found]).OfType<TreeMap>()) TakeRule(rules, list, rule);
        }
        foreach (var (name, value) in map)
        {
            if (set.Lists.Any(list => Same(list[0], name)) || IsParameter(rules, name, value)) continue;
            rules.Beside[_shape?.Find(name, StringComparison.OrdinalIgnoreCase)?.Name ?? name] = value;
        }
    }

    // What -Unwrap gives names the bucket too, and values that travel in headers.
    private void TakeRule(GivenRules rules, IReadOnlyList<string>? list, TreeMap given)
    {
        bool namesTarget = given.Any(m => Same(m.Key, BucketName));
        list ??= ListOf(given, namesTarget);
        Shape? shape = set.ShapeOf(list);
        var rule = new TreeMap();
        foreach (var (name, value) in given)
        {
            Shape? member = shape?.Find(name, StringComparison.OrdinalIgnoreCase);
            if (member is not null || !IsParameter(rules, name, value))
                rule[member?.Name ?? (Same(name, set.Name) ? set.Name : name)] = value;
        }
        if (_shape is null && namesTarget && !given.Any(m => Same(m.Key, "Effect")))
            throw new ArgumentException($"It is no statement of a policy: it has no Effect. {MemberCheck.TargetOnly}");
        rules.Rules.Add((list, Checked(list, rule, namesTarget)));
    }

    private IReadOnlyList<string> ListOf(TreeMap given, bool namesTarget)
    {
        try
        {
            return listOf(given);
        }
        catch (ArgumentException e) when (namesTarget)
        {
            throw new ArgumentException($"{e.Message} {MemberCheck.TargetOnly}", e);
        }
    }

    private bool IsParameter(GivenRules rules, string name, object? value)
    {
        if (Same(name, BucketName)) return true;
        if (set.Headers.FirstOrDefault(h => Same(h.Substring(HeaderPrefix.Length).Replace("-", ""), name)) is not { } header) return false;
        if (value is not null) rules.Headers[header] = Scalars.Format(value);
        return true;
    }

    private static bool Is(Shape? shape, string name) => shape?.Find(name, StringComparison.OrdinalIgnoreCase) is not null;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static object? Find(TreeMap map, string name) => map.FirstOrDefault(m => Same(m.Key, name)).Value;
}
