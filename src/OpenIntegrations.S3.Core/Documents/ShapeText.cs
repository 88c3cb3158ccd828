using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// What users give as the text that S3 takes for a value of that shape. A store may read what is none in a way of its own: Ceph takes
/// <c>1e2</c> days for one.
/// </summary>
internal static class ShapeText
{
    // The only dates that are a day: those of a lifecycle. S3 refuses a moment there.
    private const string Day = "Date";

    /// <exception cref="ArgumentException">The value is none of that shape; the message names the member.</exception>
    public static string Of(Shape shape, object value, string path)
    {
        value = Dated(shape, value);
        string text = Scalars.Format(value);
        return shape.Kind switch
        {
            ShapeKind.Text => Word(shape, text),
            _ when text.Length == 0 => text,
            ShapeKind.Timestamp => value is DateTime or DateTimeOffset ? text : Date(text, path),
            ShapeKind.Boolean => TypedText.Parse(text, ShapeKind.Boolean) is bool flag ? Scalars.Format(flag)
                : throw new ArgumentException($"{path} is true or false; '{text}' is neither."),
            ShapeKind.Integer or ShapeKind.Long => Number(value, text, path),
            _ => text,
        };
    }

    private static object Dated(Shape shape, object value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day when shape.Name == Day => DocumentDates.Day(day),
        DateTimeOffset { TimeOfDay.Ticks: 0 } day when shape.Name == Day => DocumentDates.Day(day.DateTime),
        _ => DocumentDates.Universal(value),
    };

    // PowerShell's words are in any case, S3's are not. Words that the table does not know may be a store's own.
    private static string Word(Shape shape, string text) => shape.Words.Contains(text) ? text
        : shape.Words.FirstOrDefault(w => w.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) ?? text;

    private static string Date(string text, string path) =>
        WrittenDate.TryParse(text, DateTimeStyles.AssumeUniversal, out DateTime time) ? Scalars.Iso8601(time)
            : throw new ArgumentException($"{path} is a date; '{text}' is none. Write {WrittenDate.Forms}.");

    private static string Number(object value, string text, string path)
    {
        if (value is decimal exact && decimal.Truncate(exact) is var whole && whole == exact) text = Scalars.Format(whole);
        return long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"{path} is a whole number; '{text}' is none.");
    }
}
