using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Removes rules from a set that a bucket has.</summary>
public abstract class RemoveRuleCmdlet : RuleCmdlet
{
    private (object? Rule, GivenRules Rules)? _read;

    /// <summary>
    /// The rule: one of those that the Get- cmdlet gave, or its name. Of a whole set all rules are meant. A rule without a name is the one
    /// that says the same.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Whole)]
    public object? Rule { get; set; }

    /// <summary>The name of the rule within its set.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id"), ValidateNotNullOrEmpty,
        Alias("Sid"), ArgumentCompleter(typeof(RuleNameCompleter))]
    public virtual string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override object? Record => $"{Bucket} rule {Names}";

    /// <summary>What a rule of the set is called.</summary>
    private protected abstract string Kind { get; }

    /// <inheritdoc/>
    private protected override string Deed => $"Remove the {Kind}{(Given.Rules.Count > 1 ? "s" : "")} {Names}";

    private string Names => string.Join(", ", Given.Rules.Select(r => Rules.NameOf(r.Rule) is { } name ? $"'{name}'" : "without a name"));

    // Asked for by all that is said of the record, and read once.
    private GivenRules Given
    {
        get
        {
            if (ParameterSetName != Whole) return OfName(Id);
            if (_read is not { } read || !ReferenceEquals(read.Rule, Rule)) _read = read = (Rule, ReadRules(Rule));
            return read.Rules;
        }
    }

    /// <inheritdoc/>
    private protected override Action<RuleDocument> TakeChange()
    {
        GivenRules given = Given;
        return document => given.Rules.ForEach(r => document.Remove(r.Rule));
    }

    // It is only compared, and what the store has may be what the table does not know.
    private GivenRules ReadRules(object? rule) => PsValue.Unwrap(rule) is string text && !IsDocument(text.TrimStart())
        ? OfName(text)
        : new RuleInput(SessionState, Rules, _ => Rules.Lists[0], new MemberCheck(isSkipped: true)).Read(rule);

    private static bool IsDocument(string text) => text.StartsWith('<') || text.StartsWith('{') || text.StartsWith('[');

    private GivenRules OfName(string name)
    {
        var given = new GivenRules();
        given.Rules.Add((Rules.Lists[0], new TreeMap { { Rules.Name, name } }));
        return given;
    }
}
