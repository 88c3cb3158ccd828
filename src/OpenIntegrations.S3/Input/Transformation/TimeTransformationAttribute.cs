using System;
using System.Globalization;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes a date, also one that knows its zone (<c>[datetimeoffset]</c>), which PowerShell does not make a date of. PowerShell makes one of
/// numbers (ticks) and of texts that others read otherwise: those are none here.
/// </summary>
public sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        DateTimeOffset time => time.UtcDateTime,
        DateTime or null or "" => inputData,
        IFormattable or string => Date(Scalars.Format(PsValue.Unwrap(inputData)!)),
        _ => inputData,
    };

    // By no calendar of the user's: PowerShell itself would take 2030 for a year of the Buddha. Whoever takes the date knows how one
    // without a zone is meant.
    private static DateTime Date(string text) => WrittenDate.TryParse(text, DateTimeStyles.AssumeLocal, out _)
        ? DateTime.Parse(text, CultureInfo.InvariantCulture)
        : throw new ArgumentTransformationMetadataException($"'{text}' is no date. Write {WrittenDate.Forms}.");
}
