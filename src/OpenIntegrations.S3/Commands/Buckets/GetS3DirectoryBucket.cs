using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the directory buckets of the account in the connection's region, all pages of them. Only AWS has them.</summary>
/// <example>
/// <code>Get-S3DirectoryBucket -Unwrap</code>
/// <para>Each bucket with its name and date.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3DirectoryBucket")]
[S3Operation(nameof(Routes.ListDirectoryBuckets))]
[Takes(typeof(TokenParameters))]
public sealed partial class GetS3DirectoryBucket : S3Cmdlet
{
    /// <summary>How many buckets the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(0, 1000)]
    public int? MaxDirectoryBuckets { get; set; }
}
