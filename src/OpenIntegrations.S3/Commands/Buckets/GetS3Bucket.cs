using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the buckets of the account, all pages of them.</summary>
/// <remarks>Few stores know the parameters; those that do not answer with all buckets.</remarks>
/// <example>
/// <code>Get-S3Bucket -Unwrap</code>
/// <para>Each bucket with its name and date.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html"/>
[Cmdlet(VerbsCommon.Get, "S3Bucket"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.ListBuckets)]
public sealed class GetS3Bucket : S3Cmdlet
{
    /// <summary>Only buckets whose names begin so.</summary>
    [Parameter(Position = 0)]
    public string? Prefix { get; set; }

    /// <summary>Only buckets in this region.</summary>
    [Parameter]
    public string? BucketRegion { get; set; }

    /// <summary>How many buckets the store may return in one page, 1 to 10,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, 10_000)]
    public int? MaxBuckets { get; set; }

    /// <summary>The token of a page, from the one before it. Only that page is read.</summary>
    [Parameter]
    public string? ContinuationToken { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) =>
        ListAsync(Bind(Routes.ListBuckets), NoPaging || ContinuationToken is not null ? null : Paging.Buckets, cancellationToken);
}
