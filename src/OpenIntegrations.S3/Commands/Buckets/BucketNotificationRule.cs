using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds a queue, a topic or a function to those that a bucket tells when something happens in it. The others stay.</summary>
/// <remarks>
/// The configuration is read, changed and written: what another program adds in the same moment may be lost where the store has no
/// condition for such writes, and S3 has none.
/// </remarks>
/// <example>
/// <code>Add-S3BucketNotificationRule photos -Queue arn:aws:sqs:eu-west-1:1:new -Event s3:ObjectCreated:*</code>
/// <para>Tells a queue of each new object.</para>
/// </example>
/// <example>
/// <code>
/// $thumb = 'arn:aws:lambda:eu-west-1:1:function:thumb'
/// Add-S3BucketNotificationRule photos -Function $thumb -Event s3:ObjectCreated:* -Suffix .jpg
/// </code>
/// <para>Runs a function for each new picture.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html"/>
[Cmdlet(VerbsCommon.Add, "S3BucketNotificationRule", SupportsShouldProcess = true, DefaultParameterSetName = Words)]
public sealed class AddS3BucketNotificationRule : AddRuleCmdlet
{
    // The members that name a target, in the order of the lists of the set.
    private static readonly string[] s_members = ["Queue", "Topic", "CloudFunction"];

    /// <summary>The ARN of the queue that is told. A rule has one of -Queue, -Topic and -Function.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string? Queue { get; set; }

    /// <summary>The ARN of the topic that is told.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string? Topic { get; set; }

    /// <summary>The ARN of the function that is run.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty, Alias("CloudFunction", "LambdaFunction")]
    public string? Function { get; set; }

    /// <summary>What is told: events such as s3:ObjectCreated:* or s3:ObjectRemoved:Delete.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EventCompleter))]
    public string[] Event { get; set; } = [];

    /// <summary>Only objects whose keys begin so.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Only objects whose keys end so, for example .jpg.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string? Suffix { get; set; }

    /// <summary>Does not have the store try whether it may send to the targets.</summary>
    [Parameter, Header("x-amz-skip-destination-validation")]
    public SwitchParameter SkipDestinationValidation { get; set; }

    private protected override RuleSet Rules => RuleSets.Notification;

    private protected override string Deed => "Add a notification";

    private string?[] Targets => [Queue, Topic, Function];

    private protected override IReadOnlyList<string> ListOf(TreeMap rule)
    {
        int at = Array.FindIndex(s_members, m => rule.Any(r => string.Equals(r.Key, m, StringComparison.OrdinalIgnoreCase)));
        return at >= 0 ? Rules.Lists[at] : throw new ArgumentException($"The rule names no target: {string.Join(", ", s_members)}.");
    }

    private protected override TreeMap Compose()
    {
        int at = Array.FindIndex(Targets, t => t is not null);
        if (Targets.Count(t => t is not null) != 1) throw new ArgumentException("A rule has one of -Queue, -Topic and -Function.");
        string? which = Prefix is null && Suffix is null ? null : $"{Prefix}*{Suffix}";
        return new TreeMap
        {
            { "Id", RuleName.Of(Targets[at], string.Join(",", Event), which) },
            { s_members[at], Targets[at] }, { "Event", Event.ToList<object?>() }, { "Filter", Filter() },
        };
    }

    private TreeMap? Filter()
    {
        List<object?> rules = new[] { ("prefix", Prefix), ("suffix", Suffix) }.Where(r => r.Item2 is not null)
            .Select(r => (object?)new TreeMap { { "Name", r.Item1 }, { "Value", r.Item2 } }).ToList();
        return rules.Count == 0 ? null : new TreeMap { { "S3Key", new TreeMap { { "FilterRule", rules } } } };
    }
}

/// <summary>Removes a queue, a topic or a function from those that a bucket tells when something happens in it. The others stay.</summary>
/// <example>
/// <code>
/// Add-S3BucketNotificationRule photos -Id new -Queue arn:aws:sqs:eu-west-1:1:new -Event s3:ObjectCreated:*
/// Remove-S3BucketNotificationRule photos new
/// </code>
/// <para>The queue is no longer told.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketNotificationRule", SupportsShouldProcess = true, DefaultParameterSetName = Whole)]
public sealed class RemoveS3BucketNotificationRule : RemoveRuleCmdlet
{
    /// <summary>Does not have the store try whether it may send to the targets that stay.</summary>
    [Parameter, Header("x-amz-skip-destination-validation")]
    public SwitchParameter SkipDestinationValidation { get; set; }

    private protected override RuleSet Rules => RuleSets.Notification;

    private protected override string Kind => "notification";
}
