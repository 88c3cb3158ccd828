using System;
using System.Globalization;
using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes how long something shall last: a number of seconds, <c>7d</c>, a TimeSpan, or the date at which it shall end. What PowerShell
/// would take for a number or for ticks is none here.
/// </summary>
public sealed class LifetimeTransformationAttribute : ArgumentTransformationAttribute
{
    private const DateTimeStyles Style = DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] s_dates =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        DateTime date => Until(date.ToUniversalTime()),
        DateTimeOffset date => Until(date.UtcDateTime),
        _ when TypedSpan.Read(inputData, TimeSpan.FromSeconds(1)) is { } span => span,
        string text => Until(Date(text)),
        _ => inputData,
    };

    private static TimeSpan Until(DateTime end) => end > DateTime.UtcNow ? end - DateTime.UtcNow
        : throw new ArgumentTransformationMetadataException($"{end.ToLocalTime():s} is past.");

    private static DateTime Date(string text) =>
        DateTime.TryParseExact(text.Trim(), s_dates, CultureInfo.InvariantCulture, Style, out DateTime date)
            ? date
            : throw new ArgumentTransformationMetadataException(
                $"'{text}' is neither a span of time nor a date. Write {Duration.Forms}, or a date such as 2030-01-31 or "
                    + "2030-01-31T12:00Z.");
}
