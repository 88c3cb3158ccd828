using System;
using System.Globalization;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input;

/// <summary>Takes a number as seconds, where PowerShell would take it as ticks.</summary>
public sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        TimeSpan span => span,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) => TimeSpan.FromSeconds(seconds),
        IConvertible number and not (string or bool or DateTime) => TimeSpan.FromSeconds(number.ToDouble(CultureInfo.InvariantCulture)),
        var other => other,
    };
}
