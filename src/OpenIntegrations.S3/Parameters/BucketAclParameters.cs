using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Who may do what with a bucket.</summary>
internal abstract class BucketAclParameters
{
    /// <summary>A canned access rule.</summary>
    [Parameter, Alias("CannedACL", "CannedACLName"), Header("x-amz-acl")]
    [ValidateSet("private", "public-read", "public-read-write", "authenticated-read", "log-delivery-write")]
    public string? Acl { get; set; }

    /// <summary>
    /// Rights for others, as a hashtable: Read, Write, ReadAcp, WriteAcp, FullControl, each with one or more grantees such as 'id=…',
    /// 'uri=…', 'emailAddress=…'.
    /// </summary>
    [Parameter, PlainValues]
    public GrantSet? Grant { get; set; }
}
