using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets which public access to a bucket is blocked, whatever its policy and access rules say.</summary>
/// <remarks>A bucket without the setting answers NoSuchPublicAccessBlockConfiguration.</remarks>
/// <example>
/// <code>Get-S3PublicAccessBlock photos -Unwrap</code>
/// <para>The four switches.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3PublicAccessBlock")]
[S3Operation(nameof(Routes.GetPublicAccessBlock))]
public sealed partial class GetS3PublicAccessBlock : BucketCmdlet;

/// <summary>Sets which public access to a bucket is blocked. What is not named is not blocked.</summary>
/// <example>
/// <code>Set-S3PublicAccessBlock photos -All</code>
/// <para>Blocks public access in every way.</para>
/// </example>
/// <example>
/// <code>Get-S3PublicAccessBlock photos | Set-S3PublicAccessBlock backup</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3PublicAccessBlock", SupportsShouldProcess = true, DefaultParameterSetName = Switches)]
[S3Operation(nameof(Routes.PutPublicAccessBlock), Action = "Set which public access is blocked")]
public sealed partial class SetS3PublicAccessBlock : BucketConfigurationCmdlet
{
    private const string Switches = "Switches";

    /// <summary>Blocks all four ways of public access.</summary>
    [Parameter(ParameterSetName = Switches)]
    public SwitchParameter All { get; set; }

    /// <summary>Refuses new access rules that make something public.</summary>
    [Parameter(ParameterSetName = Switches)]
    public SwitchParameter BlockPublicAcls { get; set; }

    /// <summary>Does not heed access rules that make something public.</summary>
    [Parameter(ParameterSetName = Switches)]
    public SwitchParameter IgnorePublicAcls { get; set; }

    /// <summary>Refuses a policy that makes the bucket public.</summary>
    [Parameter(ParameterSetName = Switches)]
    public SwitchParameter BlockPublicPolicy { get; set; }

    /// <summary>Lets only the account and AWS's services in where the policy makes the bucket public.</summary>
    [Parameter(ParameterSetName = Switches)]
    public SwitchParameter RestrictPublicBuckets { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new()
    {
        { nameof(BlockPublicAcls), (bool)(All || BlockPublicAcls) },
        { nameof(IgnorePublicAcls), (bool)(All || IgnorePublicAcls) },
        { nameof(BlockPublicPolicy), (bool)(All || BlockPublicPolicy) },
        { nameof(RestrictPublicBuckets), (bool)(All || RestrictPublicBuckets) },
    };
}

/// <summary>Removes the setting that blocks public access to a bucket. Its policy and access rules then count again.</summary>
/// <example>
/// <code>Remove-S3PublicAccessBlock photos</code>
/// <para>Public access is as the bucket's policy and access rules say.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3PublicAccessBlock", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeletePublicAccessBlock), Action = "Remove the block of public access")]
public sealed partial class RemoveS3PublicAccessBlock : BucketCmdlet;
