using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the buckets of the account, all pages of them.</summary>
/// <remarks>Few stores know the parameters; those that do not answer with all buckets.</remarks>
/// <example>
/// <code>Get-S3Bucket -Unwrap</code>
/// <para>Each bucket with its name and date.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3Bucket")]
[S3Operation(nameof(Routes.ListBuckets))]
[Takes(typeof(TokenParameters))]
public sealed partial class GetS3Bucket : S3Cmdlet
{
    /// <summary>Only buckets whose names begin so.</summary>
    [Parameter(Position = 0)]
    public string? Prefix { get; set; }

    /// <summary>Only buckets in this region.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string? BucketRegion { get; set; }

    /// <summary>How many buckets the store may return in one page, 1 to 10,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, 10_000)]
    public int? MaxBuckets { get; set; }
}
