using System;
using System.Management.Automation;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a number of days as <c>30</c>, <c>30d</c>, <c>4w</c> or a TimeSpan.</summary>
public sealed class DaysTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData is null ? null : Days(inputData);

    /// <summary>The days of a span, which must be whole ones.</summary>
    internal static int Days(object given) =>
        TypedSpan.Read(given, s_day) is { } time && time.Ticks % s_day.Ticks == 0 && Math.Abs(time.TotalDays) <= int.MaxValue
            ? (int)time.TotalDays
            : throw new ArgumentTransformationMetadataException($"'{given}' is no number of days. Write 30, 30d or 4w.");
}
