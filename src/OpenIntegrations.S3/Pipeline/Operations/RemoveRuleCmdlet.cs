using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Removes a rule from a set that a bucket has.</summary>
public abstract class RemoveRuleCmdlet : RuleCmdlet
{
    /// <summary>The name of the rule within its set.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty, Alias("Sid"),
        ArgumentCompleter(typeof(RuleNameCompleter))]
    public virtual string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override object? Record => $"{Bucket} rule {Id}";

    /// <inheritdoc/>
    private protected override Action<RuleDocument> TakeChange()
    {
        string id = Id;
        return document => document.Remove(id);
    }
}
