using System.Management.Automation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of operations that requester-pays buckets know.</summary>
internal abstract class RequestPayerParameters
{
    /// <summary>Says that the caller pays for the request where the bucket's owner does not (requester-pays buckets).</summary>
    [Parameter, ValidateSet("requester"), Header("x-amz-request-payer")]
    public string? RequestPayer { get; set; }
}
