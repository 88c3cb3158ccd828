using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the versions and delete markers of a bucket's objects, all pages of them.</summary>
/// <example>
/// <code>Get-S3ObjectVersion photos -Prefix cat.jpg -Unwrap</code>
/// <para>Each version and delete marker, the newest first.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectVersion photos | Remove-S3Object</code>
/// <para>Empties a bucket that keeps versions, for good.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html"/>
[Cmdlet(VerbsCommon.Get, "S3ObjectVersion"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.ListObjectVersions)]
public sealed class GetS3ObjectVersion : ListCmdlet
{
    /// <summary>How many versions the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int? MaxKeys { get; set; }

    /// <summary>The key to start behind; with -VersionIdMarker, within its versions.</summary>
    [Parameter]
    public string? KeyMarker { get; set; }

    /// <summary>The version of -KeyMarker to start behind.</summary>
    [Parameter]
    public string? VersionIdMarker { get; set; }

    /// <summary>More about each version; RestoreStatus is known.</summary>
    [Parameter, Header("x-amz-optional-object-attributes")]
    public string[]? OptionalObjectAttributes { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => ListAsync(CreateRequest(), NoPaging ? null : Paging.Versions, cancellationToken);
}
