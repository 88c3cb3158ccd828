using System;
using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a number as seconds, where PowerShell would take it as ticks, and spans with their unit: 1h, 7d.</summary>
public sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        TypedSpan.Read(inputData, TimeSpan.FromSeconds(1)) is { } span ? span
            : PsValue.Unwrap(inputData) is string text
                ? throw new ArgumentTransformationMetadataException($"'{text}' is no span of time. Write {Duration.Forms}.")
                : inputData;
}
