using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Adds a rule to a set that a bucket has, or replaces the one of its name.</summary>
public abstract class AddRuleCmdlet : RuleCmdlet
{
    /// <summary>The set of parameters that takes a rule as it is in the document.</summary>
    protected const string Whole = "Rule";

    /// <summary>The set of parameters that says it in words.</summary>
    protected const string Words = "Words";

    /// <summary>
    /// The rule as it stands in the document: a hashtable, or one of the rules that the Get- cmdlet gave. Members and values are
    /// checked; those of a policy by the store.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = Whole)]
    public object? Rule { get; set; }

    /// <summary>
    /// The name of the rule within its set; the rule that has it is replaced. Without one the name is made of what the rule says, so that
    /// the same command again changes nothing.
    /// </summary>
    [Parameter, ValidateLength(1, 255), Alias("Sid"),
        ArgumentCompleter(typeof(RuleNameCompleter))]
    public virtual string? Id { get; set; }

    /// <summary>The list that a rule belongs to, by its members.</summary>
    private protected virtual IReadOnlyList<string> ListOf(TreeMap rule) => Rules.Lists[0];

    /// <summary>The rule that the other parameters say.</summary>
    private protected abstract TreeMap Compose();

    /// <summary>Warns of what the rule does, where that may be more than is meant.</summary>
    private protected virtual void Look(TreeMap rule)
    {
    }

    /// <summary>Completes the rule by what the set has.</summary>
    private protected virtual void Complete(TreeMap rule, RuleDocument document)
    {
    }

    /// <inheritdoc/>
    private protected override Action<RuleDocument> TakeChange()
    {
        TreeMap rule = ParameterSetName == Whole ? Given() : Compose();
        if (Id is not null) rule[Rules.Name] = Id;
        IReadOnlyList<string> list = ListOf(rule);
        rule = Checked(list, rule);
        Look(rule);
        return document =>
        {
            // What is asked for again begins as it was given.
            TreeMap added = Copy(rule);
            Complete(added, document);
            document.Put(list, added);
        };
    }

    private protected static TreeMap Copy(TreeMap rule)
    {
        var copy = new TreeMap();
        foreach (var (name, value) in rule) copy.Add(name, value);
        return copy;
    }

    // What -Unwrap gives names the bucket too, and values that travel in headers.
    private TreeMap Given()
    {
        if (PsTree.FromPowerShell(Rule) is not TreeMap given)
            throw new ArgumentException($"A rule is a hashtable or an object; '{Rule}' is neither.");
        Shape? shape = Rules.ShapeOf(ListOf(given));
        var rule = new TreeMap();
        foreach (var (name, value) in given)
        {
            Shape? member = shape?.Find(name, StringComparison.OrdinalIgnoreCase);
            if (member is not null || !IsParameter(name)) rule[member?.Name ?? NameOf(name)] = value;
        }
        return rule;
    }

    private string NameOf(string name) => string.Equals(name, Rules.Name, StringComparison.OrdinalIgnoreCase) ? Rules.Name : name;

    private bool IsParameter(string name) => name.Equals("BucketName", StringComparison.OrdinalIgnoreCase)
        || Rules.Headers.Any(h => h.Replace("-", "").EndsWith(name, StringComparison.OrdinalIgnoreCase));

    // Before anything is sent, and by the same table as whole documents: what goes out is what they would say.
    private TreeMap Checked(IReadOnlyList<string> list, TreeMap rule)
    {
        if (Rules.Put.RequestRoot is not { } root) return rule;
        object value = rule;
        foreach (string name in list.Reverse()) value = new TreeMap { { name, value } };
        byte[] document = S3Document.FromTree(root, (TreeMap)value).Bytes;
        return XmlTree.Read(new ArraySegment<byte>(document)).GetMaps([root, .. list]).Single();
    }
}
