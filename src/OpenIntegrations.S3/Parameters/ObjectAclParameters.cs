using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Who may do what with an object that is written.</summary>
internal abstract class ObjectAclParameters
{
    /// <summary>A canned access rule.</summary>
    [Parameter, Alias("CannedACL", "CannedACLName"), Header("x-amz-acl")]
    [ValidateSet("private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
        "bucket-owner-full-control")]
    public string? Acl { get; set; }

    /// <summary>
    /// Rights for others, as a hashtable: Read, ReadAcp, WriteAcp, FullControl, each with one or more grantees such as 'id=…' or 'uri=…'.
    /// </summary>
    [Parameter, PlainValues]
    public ObjectGrantSet? Grant { get; set; }
}
