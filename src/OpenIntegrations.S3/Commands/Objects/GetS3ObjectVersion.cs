using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the versions and delete markers of a bucket's objects, all pages of them.</summary>
/// <example>
/// <code>Get-S3ObjectVersion photos -Prefix cat.jpg -Unwrap</code>
/// <para>Each version and delete marker, the newest first.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectVersion photos -Unwrap | Where-Object IsLatest -eq $false | Remove-S3Object</code>
/// <para>Deletes for good what newer versions replaced.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectVersion")]
[S3Operation(nameof(Routes.ListObjectVersions))]
public sealed partial class GetS3ObjectVersion : ListCmdlet
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
    [Parameter, Header("x-amz-optional-object-attributes"), ArgumentCompleter(typeof(ListedAttributeCompleter))]
    public string[]? OptionalObjectAttributes { get; set; }
}
