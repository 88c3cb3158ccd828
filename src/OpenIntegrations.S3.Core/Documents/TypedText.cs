using System;
using System.Globalization;

namespace OpenIntegrations.S3.Documents;

/// <summary>The values of S3's documents: text, typed as their shapes say.</summary>
internal static class TypedText
{
    private const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    /// <summary>
    /// The typed form of an element's text, which may have blanks around it; nothing for an element without text; the text itself when it
    /// does
    /// not have that form.
    /// </summary>
    public static object? Parse(string text, ShapeKind kind)
    {
        if (kind == ShapeKind.Text || kind == ShapeKind.Map) return text;
        string bare = text.Trim();
        return bare.Length == 0 ? null : Typed(bare, kind) ?? text;
    }

    private static object? Typed(string text, ShapeKind kind) => kind switch
    {
        ShapeKind.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) => value,
        ShapeKind.Long when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => value,
        ShapeKind.Boolean when text == "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) => true,
        ShapeKind.Boolean when text == "0" || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) => false,
        ShapeKind.Timestamp when DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTime value) => value,
        _ => null,
    };
}
