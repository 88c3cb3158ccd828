using System;
using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Adds a rule to a set that a bucket has, or replaces the one of its name.</summary>
public abstract class AddRuleCmdlet : RuleCmdlet
{
    /// <summary>The set of parameters that says it in words.</summary>
    protected const string Words = "Words";

    /// <summary>
    /// The rule as it stands in the document: a hashtable, or one of the rules that the Get- cmdlet gave. Also all rules of a whole set:
    /// what the Get- cmdlet gave, XML, JSON, or a file of it; what stands there beside the rules is taken where the bucket says nothing of
    /// it. Members and values are checked; those of a policy by the store.
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

    /// <summary>
    /// Sends members that this version does not know, such as those of one store alone or newer ones. Without it they are an error that
    /// names what there is.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipMemberCheck { get; set; }

    private RuleInput Input => new(SessionState, Rules, ListOf, new MemberCheck(SkipMemberCheck));

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
        GivenRules given = Given();
        foreach (var (_, rule) in given.Rules) Look(rule);
        return document =>
        {
            document.Adopt(given);
            foreach (var (list, rule) in given.Rules)
            {
                // What is asked for again begins as it was given.
                TreeMap added = Copy(rule);
                Complete(added, document);
                document.Put(list, added);
            }
        };
    }

    private protected static TreeMap Copy(TreeMap rule)
    {
        var copy = new TreeMap();
        foreach (var (name, value) in rule) copy.Add(name, value);
        return copy;
    }

    private GivenRules Given()
    {
        if (ParameterSetName == Whole) return Named(Input.Read(Rule));
        TreeMap rule = Compose();
        if (Id is not null) rule[Rules.Name] = Id;
        var given = new GivenRules();
        given.Rules.Add((ListOf(rule), Input.Checked(ListOf(rule), rule)));
        return given;
    }

    private GivenRules Named(GivenRules given)
    {
        if (Id is not null && given.Rules.Count > 1)
            throw new ArgumentException($"-Id is the name of one rule, and {given.Rules.Count} were given.");
        if (Id is not null) given.Rules[0].Rule[Rules.Name] = Id;
        return given;
    }
}
