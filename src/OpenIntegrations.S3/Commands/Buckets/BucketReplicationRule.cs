using System;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds a rule to those by which a bucket's objects are copied to others. The other rules stay.</summary>
/// <remarks>
/// Both buckets must keep versions. The rules are read, changed and written: a rule that another program adds in the same moment may be
/// lost where the store has no condition for such writes, and S3 has none.
/// </remarks>
/// <example>
/// <code>Add-S3BucketReplicationRule photos -Destination backup -Role arn:aws:iam::1:role/r -Prefix 2024/</code>
/// <para>Copies every new object below 2024/ to another bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketReplication photos | Add-S3BucketReplicationRule films</code>
/// <para>Gives a bucket all rules of another, beside its own.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html"/>
[Cmdlet(VerbsCommon.Add, "S3BucketReplicationRule", SupportsShouldProcess = true, DefaultParameterSetName = Words)]
public sealed class AddS3BucketReplicationRule : AddRuleCmdlet
{
    private const string ArnPrefix = "arn:";

    /// <summary>The bucket that gets the copies: its name or its ARN.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(BucketCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>The role by which the store copies, for all rules of the bucket. The first rule needs it.</summary>
    [Parameter]
    public string? Role { get; set; }

    /// <summary>Only objects whose keys begin so.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Only objects that have all these tags: a hashtable of names and values.</summary>
    [Parameter(ParameterSetName = Words), PlainValues]
    public TagSet? Tag { get; set; }

    /// <summary>The storage class of the copies; that of the object when not given.</summary>
    [Parameter(ParameterSetName = Words), ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>Which rule counts where several fit: the highest. One above all others when not given.</summary>
    [Parameter(ParameterSetName = Words), ValidateRange(0, int.MaxValue)]
    public int? Priority { get; set; }

    /// <summary>Copies delete markers, too.</summary>
    [Parameter(ParameterSetName = Words)]
    public SwitchParameter DeleteMarker { get; set; }

    /// <summary>Stores the rule without having it act.</summary>
    [Parameter(ParameterSetName = Words)]
    public SwitchParameter Disabled { get; set; }

    private protected override RuleSet Rules => RuleSets.Replication;

    private protected override string Deed => "Add a replication rule";

    private protected override TreeMap Compose()
    {
        var filter = new RuleFilter { Prefix = Prefix, Tags = Tag };
        string bucket = Destination.StartsWith(ArnPrefix, StringComparison.Ordinal) ? Destination : "arn:aws:s3:::" + Destination;
        return new TreeMap
        {
            { "ID", RuleName.Of(Destination, filter.ToString()) }, { "Priority", Priority }, { "Filter", filter.ToTree() },
            { "Status", Disabled ? "Disabled" : "Enabled" },
            { "DeleteMarkerReplication", new TreeMap { { "Status", DeleteMarker ? "Enabled" : "Disabled" } } },
            { "Destination", new TreeMap { { "Bucket", bucket }, { "StorageClass", StorageClass } } },
        };
    }

    private protected override Action<RuleDocument> TakeChange()
    {
        Action<RuleDocument> change = base.TakeChange();
        string? role = Role;
        return document =>
        {
            change(document);
            if (role is not null) document.Tree["Role"] = role;
            if (document.Tree.GetText("Role") is not { Length: > 0 })
                throw new ArgumentException("The bucket has no replication yet: the first rule needs -Role.");
        };
    }

    // Two rules of one priority are refused; the rule that is replaced keeps its own.
    private protected override void Complete(TreeMap rule, RuleDocument document)
    {
        if (rule["Priority"] is not null || rule["Filter"] is null) return;
        TreeMap? old = rule.GetText("ID") is { } id ? document.Find(id) : null;
        rule["Priority"] = old?["Priority"] ?? document.Rules.Select(r => r["Priority"] as int? ?? 0).DefaultIfEmpty().Max() + 1;
    }
}

/// <summary>Removes one of the rules by which a bucket's objects are copied to others. The other rules and the copies stay.</summary>
/// <example>
/// <code>
/// $rules = (Get-S3BucketReplication photos -Unwrap).Rule
/// $rules | Where-Object Status -eq Disabled | Remove-S3BucketReplicationRule photos
/// </code>
/// <para>Removes the rules that do not act.</para>
/// </example>
/// <example>
/// <code>
/// Add-S3BucketReplicationRule photos -Id films -Destination films -Prefix films/
/// Remove-S3BucketReplicationRule photos films
/// </code>
/// <para>New objects below films/ are no longer copied.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketReplicationRule", SupportsShouldProcess = true, DefaultParameterSetName = Whole)]
public sealed class RemoveS3BucketReplicationRule : RemoveRuleCmdlet
{
    private protected override RuleSet Rules => RuleSets.Replication;

    private protected override string Kind => "replication rule";
}
