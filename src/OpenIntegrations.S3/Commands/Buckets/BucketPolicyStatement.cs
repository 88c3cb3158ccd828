using System.Collections;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Adds a statement to a bucket's policy. The other statements stay.</summary>
/// <remarks>
/// What it opens to everyone is said in a warning. AWS blocks public access until Remove-S3PublicAccessBlock or Set-S3PublicAccessBlock
/// allows it. The policy is read, changed and written: a statement that another program adds in the same moment may be lost where the
/// store has no condition for such writes, and S3 has none.
/// </remarks>
/// <example>
/// <code>Add-S3BucketPolicyStatement photos -PublicRead -Prefix public/</code>
/// <para>Everyone may get the objects below public/.</para>
/// </example>
/// <example>
/// <code>Add-S3BucketPolicyStatement photos -Principal 111122223333 -Action s3:GetObject, s3:ListBucket</code>
/// <para>Another account may list the bucket and get its objects.</para>
/// </example>
/// <example>
/// <code>
/// $plain = @{ Bool = @{ 'aws:SecureTransport' = 'false' } }
/// Add-S3BucketPolicyStatement photos -Sid TlsOnly -Effect Deny -Principal * -Action s3:* -Condition $plain
/// </code>
/// <para>Nobody gets anything over a connection that is not encrypted.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html"/>
[Cmdlet(VerbsCommon.Add, "S3BucketPolicyStatement", SupportsShouldProcess = true, DefaultParameterSetName = Words)]
public sealed class AddS3BucketPolicyStatement : AddRuleCmdlet
{
    private const string Public = "PublicRead";

    /// <summary>Lets everyone get objects, by their keys and without credentials.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Public)]
    public SwitchParameter PublicRead { get; set; }

    /// <summary>
    /// Whom it concerns: * for everyone, account numbers, ARNs, or a hashtable such as <c>@{ Service = 'logging.s3.amazonaws.com' }</c>.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Words), ValidateNotNullOrEmpty]
    public object? Principal { get; set; }

    /// <summary>What is allowed or denied, for example s3:GetObject or s3:*.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Words), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(PolicyActionCompleter))]
    public string[] Action { get; set; } = [];

    /// <summary>Allow or Deny. Allow when not given.</summary>
    [Parameter(ParameterSetName = Words), ValidateSet("Allow", "Deny")]
    public string Effect { get; set; } = "Allow";

    /// <summary>Only objects whose keys begin so; all of the bucket when not given.</summary>
    [Parameter(ParameterSetName = Words), Parameter(ParameterSetName = Public), ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>What it is about, as ARNs; the bucket and its objects, by what the actions need, when not given.</summary>
    [Parameter(ParameterSetName = Words), ValidateNotNullOrEmpty]
    public string[]? Resource { get; set; }

    /// <summary>When it counts: a hashtable of operators, as a policy has it.</summary>
    [Parameter(ParameterSetName = Words)]
    public IDictionary? Condition { get; set; }

    /// <summary>Adds the statement although it takes the caller's own right to change the policy again.</summary>
    [Parameter, Header("x-amz-confirm-remove-self-bucket-access")]
    public SwitchParameter ConfirmRemoveSelfBucketAccess { get; set; }

    private protected override RuleSet Rules => RuleSets.Policy;

    private protected override string Deed => ParameterSetName == Public
        ? $"Let everyone get {(Prefix is null ? "every object" : $"the objects below '{Prefix}'")}"
        : "Add a policy statement";

    private protected override TreeMap Compose()
    {
        bool isPublic = ParameterSetName == Public;
        string[] actions = isPublic ? ["s3:GetObject"] : [.. Action.Select(PolicyWords.Action)];
        var statement = new TreeMap
        {
            { "Effect", isPublic ? "Allow" : Effect },
            { "Principal", isPublic ? PolicyWords.Everyone : PolicyWords.Principal(PsTree.FromPowerShell(Principal)) },
            { "Action", PolicyWords.Listed(actions) },
            { "Resource", PolicyWords.Listed(Resource ?? PolicyWords.Resources(Bucket, Prefix, actions, Client.Connection.Region)) },
        };
        if (Condition is not null) statement.Add("Condition", PsTree.FromPowerShell(Condition));
        string all = JsonTree.Write(statement, indented: false);
        string does = isPublic ? Public : Effect + string.Concat(actions).Replace("s3:", "");
        var named = new TreeMap { { "Sid", Id ?? RuleName.Plain(does, all) } };
        foreach (var (name, value) in statement) named.Add(name, value);
        return named;
    }

    private protected override void Look(TreeMap rule)
    {
        if (PolicyWords.Doubt(rule) is { } doubt) WriteWarning(doubt);
    }
}

/// <summary>Removes a statement from a bucket's policy. The other statements stay; with the last one the policy goes.</summary>
/// <example>
/// <code>
/// Add-S3BucketPolicyStatement photos -PublicRead -Sid Everyone
/// Remove-S3BucketPolicyStatement photos Everyone
/// </code>
/// <para>The objects are no longer everyone's.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketPolicyStatement", SupportsShouldProcess = true, DefaultParameterSetName = Whole)]
public sealed class RemoveS3BucketPolicyStatement : RemoveRuleCmdlet
{
    private protected override RuleSet Rules => RuleSets.Policy;

    private protected override string Kind => "policy statement";
}
