using System;
using System.Management.Automation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>Takes a date or a span, such as <c>30d</c>, as a moment in UTC: a span as so long ago.</summary>
public sealed class MomentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        null => null,
        DateTime time => time.ToUniversalTime(),
        DateTimeOffset time => time.UtcDateTime,
        TimeSpan span => Age.Before(DateTimeOffset.UtcNow, span),
        // 30d and 45s are numbers to PowerShell, which remembers how they were written.
        _ => Read(LanguagePrimitives.ConvertTo<string>(inputData)),
    };

    private static DateTime Read(string text)
    {
        try
        {
            return Age.Moment(text, DateTimeOffset.UtcNow);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
