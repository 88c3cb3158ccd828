using System;
using System.Collections.Generic;
using System.Globalization;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>Converts a body's values to types that scripts name.</summary>
internal static class ValueType
{
    /// <exception cref="ArgumentException">The type has another name.</exception>
    public static object EmptyRoot(string type) => type.ToLowerInvariant() switch
    {
        "map" or "structure" => new TreeMap(),
        "array" => new List<object?>(),
        _ => throw new ArgumentException($"'{type}' is no type of a body; it is Map, Structure or Array."),
    };

    /// <exception cref="ArgumentException">The value cannot be converted, or the type has another name.</exception>
    public static object? Convert(object? value, string? type) => type?.ToLowerInvariant() switch
    {
        null or "" => value,
        "string" => FieldText.Of(value),
        "number" => Number(FieldText.Of(value)),
        "boolean" => Boolean(FieldText.Of(value)),
        "date" => Date(value),
        "array" => value as List<object?> ?? Parsed(value) as List<object?> ?? [value],
        "map" or "structure" => value as TreeMap ?? Parsed(value) as TreeMap ?? throw Wrong(value, "map"),
        _ => throw new ArgumentException($"'{type}' is no type of a value; it is String, Number, Boolean, Date, Array, Map or Structure."),
    };

    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole)) return whole;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal exact)) return exact;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Wrong(text, "number");
    }

    private static bool Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" or "" => false,
        _ => throw Wrong(text, "boolean"),
    };

    private static object Date(object? value) => value is DateTime or DateTimeOffset ? value
        : DateTime.TryParse(FieldText.Of(value), CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) ? time
        : throw Wrong(value, "date");

    private static object? Parsed(object? value)
    {
        try
        {
            return value is string text ? JsonTree.Read(text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static ArgumentException Wrong(object? value, string type) => new($"'{FieldText.Of(value)}' is no {type}.");
}
