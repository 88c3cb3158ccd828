using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of operations on an upload that its writer encrypts.</summary>
internal abstract class UploadKeyParameters
{
    /// <summary>The key that the upload was started with (SSE-C): 32 bytes, or the same in Base64.</summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }
}
