using System.Management.Automation;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what moves bytes.</summary>
internal abstract class BandwidthParameters
{
    /// <summary>
    /// Bytes a second that all transfers of the command share, at least 1KB: 10MB, 500k. Up and down have as much each.
    /// </summary>
    [Parameter, BytesTransformation, ValidateRange(Bandwidth.MinRate, long.MaxValue)]
    public long? BandwidthLimit { get; set; }
}
