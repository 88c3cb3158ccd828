using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes an empty text for nothing, as an item has it that comes from a CSV file: PowerShell would make a zero of it.</summary>
public sealed class CellTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PsValue.Unwrap(inputData) is "" ? null : inputData;
}
