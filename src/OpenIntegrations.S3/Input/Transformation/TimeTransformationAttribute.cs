using System;
using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a date, also one that knows its zone (<c>[datetimeoffset]</c>), which PowerShell does not make a date of.</summary>
public sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PsValue.Unwrap(inputData) is DateTimeOffset time ? time.UtcDateTime : inputData;
}
