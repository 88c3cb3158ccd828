using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names of the rules that the bucket of the line has.</summary>
public sealed class RuleNameCompleter : IArgumentCompleter
{
    private static readonly Dictionary<string, RuleSet> s_sets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["S3BucketLifecycleRule"] = RuleSets.Lifecycle,
        ["S3BucketCorsRule"] = RuleSets.Cors,
        ["S3BucketReplicationRule"] = RuleSets.Replication,
        ["S3BucketNotificationRule"] = RuleSets.Notification,
        ["S3BucketPolicyStatement"] = RuleSets.Policy,
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string noun = commandName.Substring(commandName.IndexOf('-') + 1);
        if (StoreCompletion.Place(fakeBoundParameters).Bucket is not { } bucket || !s_sets.TryGetValue(noun, out RuleSet? set)) return [];
        return StoreCompletion.Ask(fakeBoundParameters, set.Get.Bind(hole => hole == "Bucket" ? bucket : null),
            answer => Names(set, set.Put.RequestRoot is { } root ? answer.GetMap(root) : answer), wordToComplete);
    }

    private static IEnumerable<string?> Names(RuleSet set, TreeMap? document) =>
        set.Lists.SelectMany(list => document?.GetMaps(list) ?? []).Select(rule => rule.GetText(set.Name));
}
