using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a bucket's policy: who may do what with it.</summary>
/// <remarks>A bucket without a policy answers NoSuchBucketPolicy.</remarks>
/// <example>
/// <code>(Get-S3BucketPolicy photos -Unwrap).Statement</code>
/// <para>The policy's statements.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketPolicy")]
[S3Operation(nameof(Routes.GetBucketPolicy))]
public sealed partial class GetS3BucketPolicy : BucketCmdlet;

/// <summary>Replaces a bucket's policy. It is JSON: text, a file, a hashtable, or what Get-S3BucketPolicy gave.</summary>
/// <example>
/// <code>Set-S3BucketPolicy photos ./policy.json</code>
/// <para>Sets the policy that is in a file.</para>
/// </example>
/// <example>
/// <code>(Get-S3BucketPolicy photos -Unwrap | ConvertTo-Json -Depth 9) -replace ':photos', ':backup' | Set-S3BucketPolicy backup</code>
/// <para>Gives one bucket the policy of another, with its own name in it.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketPolicy", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketPolicy), Action = "Replace the bucket's policy")]
public sealed partial class SetS3BucketPolicy : BucketConfigurationCmdlet
{
    /// <summary>Sets the policy although it takes the caller's own right to change it again.</summary>
    [Parameter, Header("x-amz-confirm-remove-self-bucket-access")]
    public SwitchParameter ConfirmRemoveSelfBucketAccess { get; set; }
}

/// <summary>Removes a bucket's policy.</summary>
/// <example>
/// <code>Remove-S3BucketPolicy photos</code>
/// <para>The bucket has no policy any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketPolicy", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketPolicy), Action = "Remove the bucket's policy")]
public sealed partial class RemoveS3BucketPolicy : BucketCmdlet;

/// <summary>Tells whether a bucket's policy makes it public.</summary>
/// <example>
/// <code>(Get-S3BucketPolicyStatus photos -Unwrap).IsPublic</code>
/// <para>True or false.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketPolicyStatus")]
[S3Operation(nameof(Routes.GetBucketPolicyStatus))]
public sealed partial class GetS3BucketPolicyStatus : BucketCmdlet;
