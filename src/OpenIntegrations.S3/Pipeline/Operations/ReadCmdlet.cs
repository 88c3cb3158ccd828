using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>GetObject and HeadObject: conditions and ranges.</summary>
[Takes(typeof(ReadConditions)), Takes(typeof(ReadKeyParameters))]
public abstract partial class ReadCmdlet : OverrideCmdlet
{
    /// <summary>A range of bytes: <c>0-99</c>, <c>100-</c> to the end, <c>-50</c> for the last fifty.</summary>
    [Parameter, Header("Range"), ByteRangeTransformation]
    public string? Range { get; set; }

    /// <summary>The part with this number, 1 to 10,000, of an object that was uploaded in parts.</summary>
    [Parameter, ValidateRange(1, 10_000)]
    public int? PartNumber { get; set; }

    /// <summary>ENABLED asks for the stored checksums in the answer's headers.</summary>
    [Parameter, ValidateSet("ENABLED"), Header("x-amz-checksum-mode")]
    public string? ChecksumMode { get; set; }
}
