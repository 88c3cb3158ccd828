using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a bucket's access rules: its owner, and who has which right.</summary>
/// <example>
/// <code>(Get-S3BucketAcl photos -Unwrap).AccessControlList.Grant</code>
/// <para>Each grant with its grantee and right.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketAcl")]
[S3Operation(nameof(Routes.GetBucketAcl))]
public sealed partial class GetS3BucketAcl : BucketCmdlet;

/// <summary>Replaces a bucket's access rules: by a canned rule, by rights, or by a whole document.</summary>
/// <remarks>AWS refuses with AccessControlListNotSupported where the bucket's owner owns all objects, which is its default.</remarks>
/// <example>
/// <code>Set-S3BucketAcl photos -Acl private</code>
/// <para>Only the owner has rights.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketAcl photos | Set-S3BucketAcl backup</code>
/// <para>Gives one bucket the access rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketAcl", SupportsShouldProcess = true, DefaultParameterSetName = "Acl")]
[S3Operation(nameof(Routes.PutBucketAcl), Action = "Replace the bucket's access rules")]
[Takes(typeof(BucketAclParameters))]
public sealed partial class SetS3BucketAcl : BucketConfigurationCmdlet
{
    private protected override bool IsSaidOtherwise => Acl is not null || Grant is not null;
}
