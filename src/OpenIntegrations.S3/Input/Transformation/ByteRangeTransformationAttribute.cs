using System;
using System.Management.Automation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes <c>0-99</c> for <c>bytes=0-99</c>, and refuses what is no range.</summary>
public sealed class ByteRangeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (PsValue.Unwrap(inputData) is not { } value) return null;
        try
        {
            return ContentRange.Normalize(value.ToString() ?? "");
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
