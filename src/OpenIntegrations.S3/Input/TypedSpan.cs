using System;
using System.Globalization;
using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// A span of time as the user typed it. To PowerShell <c>7d</c> is the number seven, of the type decimal: what was typed tells more.
/// </summary>
internal static class TypedSpan
{
    /// <summary>The span; null for what is neither a text nor a number nor a span, or a text that is none.</summary>
    /// <param name="given">The argument.</param>
    /// <param name="unit">What a bare number counts.</param>
    /// <exception cref="ArgumentTransformationMetadataException">A decimal that may have been meant as days.</exception>
    public static TimeSpan? Read(object? given, TimeSpan unit) => PsValue.Unwrap(given) switch
    {
        TimeSpan span => span,
        string text => Duration.Parse(text, unit),
        IConvertible number and not (bool or DateTime) => Typed(given!, unit) ?? Counted(number, unit),
        _ => null,
    };

    // A number in a command line keeps the text that it was typed as.
    private static TimeSpan? Typed(object given, TimeSpan unit) =>
        given is PSObject typed && LanguagePrimitives.ConvertTo<string>(typed) is { Length: > 0 } text
            && !char.IsDigit(text[text.Length - 1]) ? Duration.Parse(text, unit) : null;

    private static TimeSpan Counted(IConvertible number, TimeSpan unit)
    {
        if (number is decimal && unit != TimeSpan.FromDays(1))
            throw new ArgumentTransformationMetadataException(string.Format(CultureInfo.InvariantCulture,
                "{0} may be meant as days, which PowerShell reads as a number: write '{0}d' in quotes, or whole seconds.", number));
        return Duration.Times(unit, number.ToDouble(CultureInfo.InvariantCulture)) ?? TimeSpan.MaxValue;
    }
}
