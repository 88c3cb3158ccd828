using System.Management.Automation;
using OpenIntegrations.S3.Input;
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
public sealed partial class SetS3ObjectAcl : ObjectConfigurationCmdlet
{
    /// <summary>A canned access rule.</summary>
    [Parameter, Alias("CannedACL", "CannedACLName"), Header("x-amz-acl")]
    [ValidateSet("private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
        "bucket-owner-full-control")]
    public string? Acl { get; set; }

    /// <summary>
    /// Rights for others, as a hashtable: Read, ReadAcp, WriteAcp, FullControl, each with one or more grantees such as 'id=…' or 'uri=…'.
    /// S3 takes Write, too, and gives it no meaning.
    /// </summary>
    [Parameter, PlainValues]
    public GrantSet? Grant { get; set; }

    private protected override bool IsSaidOtherwise => Acl is not null || Grant is not null;
}
