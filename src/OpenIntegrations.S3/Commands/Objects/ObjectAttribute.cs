using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets what the store knows of an object beside its content: checksums, parts, size and storage class.</summary>
/// <example>
/// <code>(Get-S3ObjectAttribute photos cat.jpg -Unwrap).ObjectSize</code>
/// <para>The object's size in bytes.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectAttribute")]
[S3Operation(nameof(Routes.GetObjectAttributes))]
[Takes(typeof(ReadKeyParameters)), Takes(typeof(PageParameters))]
public sealed partial class GetS3ObjectAttribute : VersionCmdlet
{
    /// <summary>What to get; everything when none is named.</summary>
    [Parameter(Position = 2), ValidateSet("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize")]
    [Header("x-amz-object-attributes")]
    public string[] ObjectAttributes { get; set; } = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    /// <summary>How many parts the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? MaxParts { get; set; }

    /// <summary>The number of the part to start behind.</summary>
    [Parameter, ValidateRange(0, 10_000)]
    public int? PartNumberMarker { get; set; }
}
