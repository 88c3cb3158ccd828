using System.Management.Automation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a number of bytes also as a text, such as <c>10M</c>, and says what forms there are where it is none of them.</summary>
public sealed class BytesTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        string text when ByteSize.TryParse(text, out long bytes) => bytes,
        string text => throw new ArgumentTransformationMetadataException(
            $"'{text}' is no number of bytes. Write 4096, 10k, 10MB or 1.5G: a thousand is 1,024 in each of them."),
        _ => inputData,
    };
}
