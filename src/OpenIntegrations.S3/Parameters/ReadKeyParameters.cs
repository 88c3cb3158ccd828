using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of operations on an object that its writer encrypted.</summary>
internal abstract class ReadKeyParameters
{
    /// <summary>
    /// The key that the object was encrypted with by its writer (SSE-C): 32 bytes, or the same in Base64. Stores want https for it.
    /// </summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }
}
