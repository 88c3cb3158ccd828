using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Rules;

/// <summary>A set of rules that is being changed. What nobody touches stays as the store has it, known or not.</summary>
public sealed class RuleDocument
{
    private readonly RuleSet _set;

    internal RuleDocument(RuleSet set, TreeMap tree) => (_set, Tree) = (set, tree);

    /// <summary>The whole document, for what stands beside the rules.</summary>
    public TreeMap Tree { get; }

    /// <summary>What the set has in headers.</summary>
    public HeaderList Headers { get; internal init; } = new();

    /// <summary>Whether the store has no such set yet.</summary>
    public bool IsNew { get; internal init; }

    /// <summary>All rules, of whichever list.</summary>
    public IEnumerable<TreeMap> Rules => _set.Lists.SelectMany(list => Tree.GetMaps(list));

    public bool IsEmpty => !Rules.Any();

    /// <summary>Takes from another set what stands beside its rules, where this one says nothing of it.</summary>
    public void Adopt(GivenRules other)
    {
        foreach (var (name, value) in other.Beside)
        {
            if (IsNew || Tree[name] is null) Tree[name] = value;
        }
        foreach (string name in _set.Headers)
        {
            if (Headers[name] is null && other.Headers[name] is { } value) Headers[name] = value;
        }
    }

    /// <summary>Puts a rule in the place of the one of its name, or behind all others.</summary>
    /// <param name="list">Which of the lists it belongs to.</param>
    /// <param name="rule">The rule. Of those without a name the one that says the same is the same.</param>
    public void Put(IReadOnlyList<string> list, TreeMap rule)
    {
        string? name = NameOf(rule);
        List<object?> rules = ListOf(list);
        int at = rules.FindIndex(r => name is null ? IsLike(r, rule) : IsCalled(r, name));
        if (at >= 0) rules[at] = rule;
        if (name is not null) Drop(name, rule);
        if (at < 0) rules.Add(rule);
    }

    /// <summary>Takes the rule of a name away.</summary>
    /// <exception cref="RuleNotFoundException">There is none.</exception>
    public void Remove(string name)
    {
        if (!Rules.Any(r => NameOf(r) == name)) throw new RuleNotFoundException(_set.Title, name, Rules.Select(NameOf).OfType<string>());
        Drop(name, null);
    }

    /// <summary>Takes a rule away: the one of its name, or where it has none, those without a name that say the same.</summary>
    /// <exception cref="RuleNotFoundException">There is none.</exception>
    public void Remove(TreeMap rule)
    {
        if (NameOf(rule) is { } name) Remove(name);
        else if (_set.Lists.Where(list => Tree.Get(list) is not null).Sum(list => ListOf(list).RemoveAll(r => IsLike(r, rule))) == 0)
            throw new RuleNotFoundException(_set.Title, Rules.Select(NameOf).OfType<string>());
    }

    /// <summary>The rule of a name, or null.</summary>
    public TreeMap? Find(string name) => Rules.FirstOrDefault(r => NameOf(r) == name);

    internal S3Document Write() => _set.Put.RequestRoot is { } root
        ? S3Document.Rewrite(root, Tree)
        : S3Document.FromPolicy(Tree);

    private void Drop(string name, TreeMap? but)
    {
        foreach (string[] list in _set.Lists)
        {
            if (Tree.Get(list) is not null) ListOf(list).RemoveAll(r => !ReferenceEquals(r, but) && IsCalled(r, name));
        }
    }

    private string? NameOf(TreeMap rule) => _set.NameOf(rule);

    private bool IsLike(object? kept, TreeMap rule) => kept is TreeMap map && NameOf(map) is null && RuleLikeness.Of(map, rule);

    private bool IsCalled(object? rule, string name) => rule is TreeMap map && NameOf(map) == name;

    // JSON has one statement also without a list around it.
    private List<object?> ListOf(IReadOnlyList<string> path)
    {
        TreeMap at = Tree;
        foreach (string name in path.Take(path.Count - 1))
        {
            if (at[name] is not TreeMap inside) at[name] = inside = new TreeMap();
            at = inside;
        }
        string last = path[path.Count - 1];
        if (at[last] is not List<object?> list) at[last] = list = at[last] is TreeMap one ? [one] : [];
        return list;
    }
}
