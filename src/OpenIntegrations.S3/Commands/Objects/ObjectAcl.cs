using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets an object's access rules: its owner, and who has which right.</summary>
/// <example>
/// <code>(Get-S3ObjectAcl photos cat.jpg -Unwrap).AccessControlList.Grant</code>
/// <para>Each grant with its grantee and right.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectAcl")]
[S3Operation(nameof(Routes.GetObjectAcl))]
public sealed partial class GetS3ObjectAcl : VersionCmdlet;

/// <summary>Replaces an object's access rules: by a canned rule, by rights, or by a whole document.</summary>
/// <remarks>AWS refuses with AccessControlListNotSupported where the bucket's owner owns all objects, which is its default.</remarks>
/// <example>
/// <code>Set-S3ObjectAcl photos cat.jpg -Acl public-read</code>
/// <para>Everyone may read the object.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectAcl photos cat.jpg | Set-S3ObjectAcl photos dog.jpg</code>
/// <para>Gives one object the access rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3ObjectAcl", SupportsShouldProcess = true, DefaultParameterSetName = "Acl")]
[S3Operation(nameof(Routes.PutObjectAcl), Action = "Replace the object's access rules")]
[Takes(typeof(ObjectAclParameters))]
public sealed partial class SetS3ObjectAcl : ObjectConfigurationCmdlet
{
    private protected override bool IsSaidOtherwise => Acl is not null || Grant is not null;
}
